import { chisquareQuantile, chisquareSurvival } from './distributions';
import { requireOpenUnit, requireSameLength } from './domain';
import { sharesOf } from './distances';

/**
 * Population stability index of counts per bin. If any bin is empty on either side, every share is
 * smoothed to (x + ½)/(n + B/2). Means nothing beside a fixed threshold: see `psiCriticalValue`.
 * `zeroFill` takes that share for an empty bin instead, as some monitors do.
 * Throws RangeError on an empty sample. Source: Siddiqi (2006), Credit Risk Scorecards, ch. 7.
 */
export function psi(ref: readonly number[], cur: readonly number[], zeroFill?: number): number {
  requireSameLength(ref, cur);
  const empty = zeroFill === undefined && [...ref, ...cur].includes(0);
  const smooth = (counts: readonly number[]) => (empty ? counts.map((count) => count + 0.5) : counts);
  sharesOf(ref, cur);
  const shares = sharesOf(smooth(ref), smooth(cur));
  const fill = (share: number) => (share === 0 ? (zeroFill ?? 0) : share);
  const [p, q] = [shares.p.map(fill), shares.q.map(fill)];
  return p.reduce((sum, share, i) => sum + ((q[i] ?? 0) - share) * Math.log((q[i] ?? 0) / share), 0);
}

/**
 * The value that PSI exceeds with probability `alpha` when nothing has drifted:
 * χ²(bins − 1, 1 − alpha)·(1/nRef + 1/nCur). Source: Yurdakul (2018), WMU dissertation 3208.
 */
export function psiCriticalValue(bins: number, nRef: number, nCur: number, alpha = 0.05): number {
  requireOpenUnit(alpha, 'alpha');
  if (!(bins >= 2 && nRef > 0 && nCur > 0)) throw new RangeError('PSI needs two bins and two samples');
  return chisquareQuantile(1 - alpha, bins - 1) * (1 / nRef + 1 / nCur);
}

/** P(PSI at least this large) when nothing has drifted, by the same approximation. */
export function psiP(value: number, bins: number, nRef: number, nCur: number): number {
  return chisquareSurvival(value / (1 / nRef + 1 / nCur), bins - 1);
}
