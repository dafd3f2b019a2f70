import { binomialCdf } from './distributions';
import { requireCounts, requireOpenUnit, requireUnit } from './domain';

/**
 * Indices, ascending, rejected by fixed-sequence testing: from each start on, in order, until the
 * first p value above delta/starts. Starts are spread evenly over the sequence.
 * Throws RangeError unless starts ≥ 1 and 0 < delta < 1.
 * Source: Angelopoulos, Bates, Candès, Jordan, Lei (2021), Learn then Test, alg. 1.
 */
export function fixedSequence(p: readonly number[], delta: number, starts = 1): number[] {
  requireOpenUnit(delta, 'delta');
  if (!(Number.isInteger(starts) && starts >= 1))
    throw new RangeError(`starts must be 1 or more, got ${starts}`);
  for (const value of p) requireUnit(value, 'p value');
  const used = Math.min(starts, Math.max(1, p.length));
  const branch = Math.floor(p.length / used);
  const rejected = new Set<number>();
  for (let start = 0; start < used; start += 1) {
    for (let i = start * branch; i < p.length && (p[i] ?? 1) <= delta / used; i += 1) rejected.add(i);
  }
  return [...rejected].sort((a, b) => a - b);
}

/** P(Bin(n, risk) ≤ errors): the p value of "this threshold's error rate is above risk". */
export function thresholdP(errors: number, n: number, risk: number): number {
  requireCounts(errors, n);
  return binomialCdf(errors, n, risk);
}

/** Cases without error that a threshold needs before it can be accepted: ln δ / ln(1 − risk). */
export function casesNeeded(risk: number, delta: number): number {
  requireOpenUnit(risk, 'risk');
  requireOpenUnit(delta, 'delta');
  return Math.ceil(Math.log(delta) / Math.log1p(-risk));
}

/**
 * Index of the last threshold accepted with P(error rate > risk) ≤ delta, or null. `grid` runs from
 * the strictest to the loosest threshold; thresholds with too few cases to be accepted at all are
 * passed over at the start. Decisions must be independent (else one loss per incident).
 */
export function guaranteedThreshold(
  grid: readonly { readonly n: number; readonly errors: number }[],
  risk: number,
  delta: number,
): number | null {
  const needed = casesNeeded(risk, delta);
  const start = grid.findIndex(({ n }) => n >= needed);
  if (start < 0) return null;
  const accepted = fixedSequence(
    grid.slice(start).map(({ n, errors }) => thresholdP(errors, n, risk)),
    delta,
  );
  const last = accepted.at(-1);
  return last === undefined ? null : start + last;
}
