import { quantileOf } from './bootstrap';
import { requireForecasts } from './calibration-bins';
import { randomSource } from './random';

export interface EceOptions {
  readonly bins?: number;
  /** Equal width on [0, 1], or equal count over the values given. */
  readonly strategy?: 'uniform' | 'equal-mass';
  /** Mean absolute gap, root mean squared gap, or largest gap. */
  readonly norm?: 'l1' | 'l2' | 'max';
}

function edgesOf(p: readonly number[], bins: number, strategy: 'uniform' | 'equal-mass'): number[] {
  const inner = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  if (strategy === 'uniform') return inner;
  const sorted = [...p].sort((a, b) => a - b);
  return inner.map((share) => {
    const position = Math.min(share * sorted.length, sorted.length - 1);
    const below = Math.floor(position);
    const low = sorted[below] ?? 0;
    return low + (position - below) * ((sorted[below + 1] ?? low) - low);
  });
}

interface Binned {
  readonly bins: number;
  /** The bin of each value: bin k holds [edge k−1, edge k), the last one also its upper end. */
  readonly of: Uint32Array;
  /** Values in each bin. */
  readonly counts: Float64Array;
}

function binned(p: readonly number[], bins: number, strategy: 'uniform' | 'equal-mass'): Binned {
  const edges = edgesOf(p, bins, strategy);
  const of = Uint32Array.from(p, (value) => {
    const index = edges.findIndex((edge) => value < edge);
    return index < 0 ? bins - 1 : index;
  });
  const counts = new Float64Array(bins);
  for (const k of of) counts[k] = (counts[k] ?? 0) + 1;
  return { bins, of, counts };
}

/** ECE from the gaps y − p, summed over the values of each bin. */
function combine({ bins, of, counts }: Binned, sums: Float64Array, norm: 'l1' | 'l2' | 'max'): number {
  let total = 0;
  for (let k = 0; k < bins; k += 1) {
    const count = counts[k] ?? 0;
    if (count === 0) continue;
    const distance = Math.abs(sums[k] ?? 0) / count;
    const share = count / of.length;
    if (norm === 'max') total = Math.max(total, distance);
    else total += share * (norm === 'l1' ? distance : distance * distance);
  }
  return norm === 'l2' ? Math.sqrt(total) : total;
}

/**
 * Expected calibration error of stated probabilities `p` (0…1) against outcomes `y` (0 or 1); null
 * without data. Positive by chance alone: show it only beside `eceIfCalibrated`.
 * Source: Naeini, Cooper, Hauskrecht (2015), AAAI; Guo et al. (2017), ICML; norms as in torchmetrics.
 */
export function ece(p: readonly number[], y: readonly number[], options: EceOptions = {}): number | null {
  requireForecasts(p, y);
  const { bins = 10, strategy = 'uniform', norm = 'l1' } = options;
  if (p.length === 0) return null;
  const values = binned(p, bins, strategy);
  const sums = new Float64Array(bins);
  values.of.forEach((k, i) => (sums[k]! += (y[i] ?? 0) - (p[i] ?? 0)));
  return combine(values, sums, norm);
}

export interface EceIfCalibrated {
  /** What the ECE would average if every stated probability were exactly right. */
  readonly mean: number;
  /** Its 95th percentile. */
  readonly p95: number;
  readonly runs: number;
  readonly seed: number;
}

/**
 * The ECE that perfect calibration would show for these probabilities, by simulating outcomes from
 * them; null without data. Source: Bröcker, Smith (2007), Weather and Forecasting 22, 651–661.
 */
export function eceIfCalibrated(
  p: readonly number[],
  { runs = 200, seed = 1, ...options }: EceOptions & { runs?: number; seed?: number } = {},
): EceIfCalibrated | null {
  const { bins = 10, strategy = 'uniform', norm = 'l1' } = options;
  requireForecasts(
    p,
    p.map(() => 0),
  );
  if (p.length === 0) return null;
  const stated = Float64Array.from(p);
  const given = binned(p, bins, strategy);
  const random = randomSource(seed);
  const sums = new Float64Array(bins);
  const values = Array.from({ length: runs }, () => {
    sums.fill(0);
    for (let i = 0; i < stated.length; i += 1) {
      sums[given.of[i]!]! += (random.uniform() < stated[i]! ? 1 : 0) - stated[i]!;
    }
    return combine(given, sums, norm);
  }).sort((a, b) => a - b);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / runs,
    p95: quantileOf(values, 0.95),
    runs,
    seed,
  };
}
