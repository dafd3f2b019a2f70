import { quantileOf } from './bootstrap';
import { requireSameLength, requireUnit } from './domain';
import type { Interval } from './interval';
import { wilson } from './wilson';

export interface CalibrationBin {
  readonly n: number;
  readonly events: number;
  /** Mean stated probability. */
  readonly meanP: number;
  /** Observed rate, with its Wilson interval. */
  readonly rate: number;
  readonly interval: Interval;
}

export type BinStrategy = 'uniform' | 'quantile';

export function requireForecasts(p: readonly number[], y: readonly number[]): void {
  requireSameLength(p, y);
  for (const value of p) requireUnit(value, 'probability');
  for (const value of y)
    if (value !== 0 && value !== 1) throw new RangeError(`an outcome is 0 or 1, got ${value}`);
}

function edgesOf(p: readonly number[], bins: number, strategy: BinStrategy): number[] {
  const inner = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  if (strategy === 'uniform') return inner;
  const sorted = [...p].sort((a, b) => a - b);
  return inner.map((q) => quantileOf(sorted, q));
}

/** The bin of each value: bin k holds (edge k−1, edge k], so equal values always share a bin. */
export function binIndices(p: readonly number[], bins: number, strategy: BinStrategy): number[] {
  const edges = edgesOf(p, bins, strategy);
  return p.map((value) => {
    const index = edges.findIndex((edge) => value <= edge);
    return index < 0 ? bins - 1 : index;
  });
}

/**
 * Reliability diagram: stated probabilities `p` (0…1) against outcomes `y` (0 or 1), in bins of
 * equal width or equal count; empty bins are left out.
 * Source: Niculescu-Mizil, Caruana (2005), ICML; edges as in scikit-learn's calibration_curve.
 */
export function calibrationBins(
  p: readonly number[],
  y: readonly number[],
  { bins = 10, strategy = 'quantile' }: { bins?: number; strategy?: BinStrategy } = {},
): CalibrationBin[] {
  requireForecasts(p, y);
  const tallies = Array.from({ length: bins }, () => ({ n: 0, events: 0, sum: 0 }));
  binIndices(p, bins, strategy).forEach((bin, i) => {
    const tally = tallies[bin];
    if (tally === undefined) return;
    tally.n += 1;
    tally.events += y[i] ?? 0;
    tally.sum += p[i] ?? 0;
  });
  return tallies
    .filter(({ n }) => n > 0)
    .map(({ n, events, sum }) => ({
      n,
      events,
      meanP: sum / n,
      rate: events / n,
      interval: wilson(events, n),
    }));
}
