import { randomSource, shuffled } from './random';

export interface ChangePoint {
  /** The first value after the change: values before it belong to the earlier level. */
  readonly index: number;
  /** Largest |CUSUM of x − mean| / (s·√n). */
  readonly statistic: number;
  /** P(a level that never changed reaches this). */
  readonly p: number;
  /** Shuffled orders up to 2,000 values, the limit of the statistic above that. */
  readonly method: 'permutation' | 'limit';
  readonly before: number;
  readonly after: number;
  /** The CUSUM itself, one value per x, in units of s·√n. */
  readonly path: readonly number[];
}

/** P(sup |Brownian bridge| ≥ x). Source: Kolmogorov (1933), Giornale dell’Istituto Italiano degli Attuari 4. */
export function bridgeSurvival(x: number): number {
  if (!(x > 0.2)) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, 2 * sum));
}

const fewest = 20;
const mostShuffled = 2000;
/** Enough that a small p survives a correction for many series. */
const mostShuffles = 9999;
/** A series that was exceeded this often is not significant, whatever the rest would say. */
const enoughExceeded = 20;

/** A level is not read from fewer values than this on either side of a change. */
const shortest = 10;

/** Largest |CUSUM| of deviations from the mean, and where, with enough values on both sides. */
function peakOf(x: ArrayLike<number>, mean: number): { at: number; height: number } {
  let [sum, at, height] = [0, shortest - 1, 0];
  for (let i = 0; i < x.length - shortest; i += 1) {
    sum += (x[i] ?? 0) - mean;
    if (i < shortest - 1) continue;
    const distance = Math.abs(sum);
    if (distance > height) [at, height] = [i, distance];
  }
  return { at, height };
}

/** Besag and Clifford's sequential Monte Carlo p value over shuffled orders. */
function shuffledP(x: readonly number[], mean: number, height: number, seed: number): number {
  const random = randomSource(seed);
  const limit = height * (1 - 1e-12);
  let exceeded = 0;
  for (let drawn = 1; drawn <= mostShuffles; drawn += 1) {
    if (peakOf(shuffled(x, random), mean).height >= limit) exceeded += 1;
    if (exceeded === enoughExceeded) return exceeded / drawn;
  }
  return (exceeded + 1) / (mostShuffles + 1);
}

/**
 * Where the level of a series changed most, if it did: the CUSUM of deviations from the series' own mean. One
 * value per independent unit, in time order, at least ten on each side; if the level never changed, any order was as likely, so p comes
 * from shuffled orders (seeded) and, in long series, from a Brownian bridge. Null under 20 values or when all
 * are alike. Source: Page (1955), Biometrika 42, 523–527; Csörgő, Horváth (1997), Limit Theorems in
 * Change-Point Analysis, ch. 2; Besag, Clifford (1991), Biometrika 78, 301–304.
 */
export function changePoint(x: readonly number[], seed = 1): ChangePoint | null {
  const n = x.length;
  if (n < fewest) return null;
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  if (!(spread > 1e-12)) return null;
  const scale = spread * Math.sqrt(n);
  const { at, height } = peakOf(x, mean);
  let sum = 0;
  const level = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / values.length;
  const statistic = height / scale;
  const method = n <= mostShuffled ? 'permutation' : 'limit';
  return {
    index: at + 1,
    statistic,
    p: method === 'permutation' ? shuffledP(x, mean, height, seed) : bridgeSurvival(statistic),
    method,
    before: level(x.slice(0, at + 1)),
    after: level(x.slice(at + 1)),
    path: x.map((value) => (sum += value - mean) / scale),
  };
}
