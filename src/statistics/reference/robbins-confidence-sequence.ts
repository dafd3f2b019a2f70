import { firstTrue } from '../bisect';
import { logChoose } from '../distributions';
import { requireCounts, requireOpenUnit } from '../domain';
import type { Interval } from '../interval';

/**
 * Time-uniform confidence sequence of a proportion with a uniform mixture:
 * {p : (n+1)·C(n,s)·p^s·(1−p)^(n−s) > alpha}. For charts that decide nothing; the gate's own band is
 * `bettingUpperBound`. Whole counts only; n = 0 gives [0, 1].
 * Source: Robbins (1970), Annals of Mathematical Statistics 41, 1397–1409; Lai (1976).
 */
export function robbinsConfidenceSequence(successes: number, n: number, alpha = 0.05): Interval {
  requireCounts(successes, n);
  requireOpenUnit(alpha, 'alpha');
  if (n === 0) return { lower: 0, upper: 1 };
  const constant = Math.log(n + 1) + logChoose(n, successes);
  const failures = n - successes;
  const inside = (p: number) =>
    constant +
      (successes > 0 ? successes * Math.log(p) : 0) +
      (failures > 0 ? failures * Math.log1p(-p) : 0) >
    Math.log(alpha);
  const estimate = successes / n;
  return {
    lower: successes === 0 ? 0 : firstTrue(0, estimate, inside),
    upper: failures === 0 ? 1 : firstTrue(estimate, 1, (p) => !inside(p)),
  };
}
