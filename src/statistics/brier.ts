import { requireForecasts } from './calibration-bins';
import { requireSameLength, requireCounts, requireUnit } from './domain';

/** Mean squared error of probabilities; null without data. Source: Brier (1950), Monthly Weather Review 78. */
export function brier(p: readonly number[], y: readonly number[]): number | null {
  requireForecasts(p, y);
  return p.length === 0 ? null : p.reduce((sum, value, i) => sum + (value - (y[i] ?? 0)) ** 2, 0) / p.length;
}

/** Per case, Brier's original score over all classes; `y` holds the index of the class that came true. */
export function brierMulticlass(p: readonly (readonly number[])[], y: readonly number[]): number[] {
  requireSameLength(p, y);
  return p.map((row, i) => {
    const truth = y[i] ?? -1;
    if (!(Number.isInteger(truth) && truth >= 0 && truth < row.length))
      throw new RangeError(`no class ${truth}`);
    return row.reduce((sum, value, k) => sum + (value - (k === truth ? 1 : 0)) ** 2, 0);
  });
}

export interface BrierDecomposition {
  readonly brier: number;
  /** Distance of stated from observed, smaller is better. */
  readonly reliability: number;
  /** Spread of observed rates over bins, larger is better. */
  readonly resolution: number;
  /** Variance of the outcome itself. */
  readonly uncertainty: number;
}

/**
 * Murphy's parts of the Brier score for bins that share one stated probability:
 * brier = reliability − resolution + uncertainty. Null without data.
 * Source: Murphy (1973), Journal of Applied Meteorology 12, 595–600.
 */
export function brierDecomposition(
  bins: readonly { readonly p: number; readonly n: number; readonly events: number }[],
): BrierDecomposition | null {
  for (const { p, n, events } of bins) {
    requireUnit(p, 'probability');
    requireCounts(events, n);
  }
  const filled = bins.filter(({ n }) => n > 0);
  const total = filled.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const base = filled.reduce((sum, { events }) => sum + events, 0) / total;
  const mean = (value: (p: number, rate: number) => number) =>
    filled.reduce((sum, { p, n, events }) => sum + (n / total) * value(p, events / n), 0);
  return {
    brier: mean((p, rate) => rate * (1 - p) ** 2 + (1 - rate) * p ** 2),
    reliability: mean((p, rate) => (p - rate) ** 2),
    resolution: mean((_, rate) => (rate - base) ** 2),
    uncertainty: base * (1 - base),
  };
}

/** Murphy's parts of single forecasts, with one bin per distinct stated probability, so that they add up. */
export function brierDecompositionOf(p: readonly number[], y: readonly number[]): BrierDecomposition | null {
  requireForecasts(p, y);
  const bins = new Map<number, { p: number; n: number; events: number }>();
  p.forEach((value, i) => {
    const bin = bins.get(value) ?? { p: value, n: 0, events: 0 };
    bin.n += 1;
    bin.events += y[i] ?? 0;
    bins.set(value, bin);
  });
  return brierDecomposition([...bins.values()]);
}
