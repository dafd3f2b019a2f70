import type { BetWeights } from './betting-e-process';
import { requireOpenUnit, requireUnit } from './domain';

/** The detector's bets, as fractions of 1/p0. */
export const detectorFractions: readonly number[] = [0.05, 0.1, 0.2, 0.4];

export interface Detection {
  /** Index of the first incident after which the detector stands at `runLength` or above; null where it never does. */
  readonly trippedAt: number | null;
  /** The largest value so far, as a share of `runLength`; 1 and above has tripped. */
  readonly largest: number;
}

/** An error that no record places: at the earliest before the incident with index `from`, at the latest before `to`. */
export interface Unplaced {
  readonly from: number;
  readonly to: number;
}

/**
 * Shiryaev–Roberts e-detector of a rise above `p0`: M_t = (M_{t−1} + 1)·(1 + λ·w_t·(X_t − p0)), the mean over the
 * bets λ. While the mean share in error stays at or below `p0`, incidents between false alarms are at least
 * `runLength` on average, wherever one begins to watch and however long all went well before.
 * An unplaced error stands where it adds most: at the latest place so far. It turns a right incident into one in error,
 * so that taking an error's place away never keeps the detector from tripping.
 * Throws RangeError when p0 is not in (0, 1), a share not in [0, 1], or `runLength` not above 0.
 * Source: Shin, Ramdas, Rinaldo (2024), "E-detectors: a nonparametric framework for sequential change detection",
 * New England Journal of Statistics in Data Science 2(2).
 */
export function eDetector(
  x: Iterable<number>,
  p0: number,
  runLength: number,
  weights?: BetWeights,
  unplaced: readonly Unplaced[] = [],
  fractions: readonly number[] = detectorFractions,
): Detection {
  requireOpenUnit(p0, 'p0');
  if (!(runLength > 0)) throw new RangeError(`a run length above 0, not ${runLength}`);
  const values = fractions.map(() => 0);
  const onUnplaced = fractions.map((fraction) => (1 + (fraction * (1 - p0)) / p0) / (1 - fraction));
  const withError = (value: number, k: number) => Math.min((value + 1) * (onUnplaced[k] ?? 1), 1e300);
  const earliest = unplaced.map(({ from }) => from).sort((a, b) => a - b);
  const latest = unplaced.map(({ to }) => to).sort((a, b) => a - b);
  let [begun, placed] = [0, 0];
  const meanWith = (now: readonly number[], errors: number) => {
    let after = [...now];
    for (let each = 0; each < errors; each += 1) after = after.map(withError);
    return after.reduce((sum, value) => sum + value, 0) / after.length;
  };
  let index = 0;
  let largest = 0;
  let trippedAt: number | null = null;
  for (const share of x) {
    requireUnit(share, 'share of decisions in error');
    for (; placed < latest.length && (latest[placed] ?? 0) <= index; placed += 1)
      values.forEach((value, k) => (values[k] = withError(value, k)));
    const weight = weights === undefined ? 1 : (weights[index] ?? 0);
    let sum = 0;
    for (let k = 0; k < fractions.length; k += 1) {
      const bet = ((fractions[k] ?? 0) * weight * (share - p0)) / p0;
      const next = Math.min(((values[k] ?? 0) + 1) * (1 + bet), 1e300);
      values[k] = next;
      sum += next;
    }
    const mean = sum / fractions.length;
    if (mean > largest) largest = mean;
    while (begun < earliest.length && (earliest[begun] ?? 0) <= index + 1) begun += 1;
    if (trippedAt === null && meanWith(values, begun - placed) >= runLength) trippedAt = index;
    index += 1;
  }
  return { trippedAt, largest: largest / runLength };
}
