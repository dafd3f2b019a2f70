import { chisquareSurvival, normalQuantile } from './distributions';
import { requireOpenUnit } from './domain';
import type { Table2x2 } from './fisher-exact';
import type { Interval } from './interval';

export interface MantelHaenszel {
  /** Pooled odds ratio; null when undefined, Infinity when no stratum has the opposite cells. */
  readonly oddsRatio: number | null;
  /** Interval of the odds ratio (Robins, Breslow, Greenland); null when the ratio is 0, ∞ or undefined. */
  readonly interval: Interval | null;
  /** Cochran–Mantel–Haenszel test of conditional independence; null when no stratum varies. */
  readonly chi2: number | null;
  readonly p: number | null;
}

interface Terms {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
}

export function strataOf(tables: readonly Table2x2[]): Terms[] {
  return tables.map(([[a, b], [c, d]]) => ({ a, b, c, d, n: a + b + c + d })).filter(({ n }) => n > 0);
}

const total = (strata: readonly Terms[], value: (stratum: Terms) => number) =>
  strata.reduce((sum, stratum) => sum + value(stratum), 0);

/** Pooled odds ratio of 2×2 tables. */
export function mantelHaenszelOddsRatio(tables: readonly Table2x2[]): number | null {
  const strata = strataOf(tables);
  const r = total(strata, ({ a, d, n }) => (a * d) / n);
  const s = total(strata, ({ b, c, n }) => (b * c) / n);
  return r === 0 && s === 0 ? null : r / s;
}

function logVariance(strata: readonly Terms[]): number {
  const r = total(strata, ({ a, d, n }) => (a * d) / n);
  const s = total(strata, ({ b, c, n }) => (b * c) / n);
  const pr = total(strata, ({ a, d, n }) => (((a + d) / n) * (a * d)) / n);
  const psqr = total(strata, ({ a, b, c, d, n }) => ((a + d) * b * c + (b + c) * a * d) / (n * n));
  const qs = total(strata, ({ b, c, n }) => (((b + c) / n) * (b * c)) / n);
  return pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s);
}

/**
 * Mantel–Haenszel pooled odds ratio over strata and the Cochran–Mantel–Haenszel test, one 2×2 table
 * [[a, b], [c, d]] per stratum. The test has no continuity correction unless `continuity` asks for it: then ½, or the
 * whole distance where that is less, is taken off |Σ(a − E a)|, as R's mantelhaen.test does by default. Strata that
 * disagree in sign should be shown, not pooled.
 * Source: Mantel, Haenszel (1959), JNCI 22, 719–748; Robins, Breslow, Greenland (1986), Biometrics 42.
 */
export function mantelHaenszel(
  tables: readonly Table2x2[],
  { continuity = false, confidence = 0.95 }: { continuity?: boolean; confidence?: number } = {},
): MantelHaenszel {
  requireOpenUnit(confidence, 'confidence');
  const strata = strataOf(tables);
  const oddsRatio = mantelHaenszelOddsRatio(tables);
  const finite = oddsRatio !== null && oddsRatio > 0 && Number.isFinite(oddsRatio);
  const half = finite ? normalQuantile((1 + confidence) / 2) * Math.sqrt(logVariance(strata)) : 0;
  const varying = strata.filter(({ n }) => n > 1);
  const variance = total(
    varying,
    ({ a, b, c, d, n }) => ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1)),
  );
  const distance = Math.abs(total(varying, ({ a, b, c, n }) => a - ((a + b) * (a + c)) / n));
  const shift = continuity ? Math.min(0.5, distance) : 0;
  const chi2 = variance > 0 ? (distance - shift) ** 2 / variance : null;
  return {
    oddsRatio,
    interval: finite ? { lower: oddsRatio * Math.exp(-half), upper: oddsRatio * Math.exp(half) } : null,
    chi2,
    p: chi2 === null ? null : chisquareSurvival(chi2, 1),
  };
}

/**
 * Mantel–Haenszel risk difference over strata, rows = two groups, first column = events, with the
 * variance of Sato (1989), Biometrics 45, 1323–1324. Strata in which a row is empty carry no weight;
 * null when none is left.
 */
export function mantelHaenszelDifference(
  tables: readonly Table2x2[],
  confidence = 0.95,
): (Interval & { readonly difference: number; readonly se: number }) | null {
  requireOpenUnit(confidence, 'confidence');
  const strata = strataOf(tables).filter(({ a, b, c, d }) => a + b > 0 && c + d > 0);
  const weight = total(strata, ({ a, b, c, d, n }) => ((a + b) * (c + d)) / n);
  if (!(weight > 0)) return null;
  const difference = total(strata, ({ a, b, c, d, n }) => (a * (c + d) - c * (a + b)) / n) / weight;
  const p = total(strata, ({ a, b, c, d, n }) => {
    const n1 = a + b;
    const n0 = c + d;
    return (n1 * n1 * c - n0 * n0 * a + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
  });
  const q = total(strata, ({ a, b, c, d, n }) => (a * d + c * b) / (2 * n));
  const se = Math.sqrt(Math.max(0, difference * p + q)) / weight;
  const half = normalQuantile((1 + confidence) / 2) * se;
  return { difference, se, lower: Math.max(-1, difference - half), upper: Math.min(1, difference + half) };
}
