import { requireSameLength } from '../domain';

export interface HorvitzThompson {
  /** Σ y/π over the units drawn. */
  readonly total: number;
  /** √Σ (1 − π)·(y/π)². */
  readonly se: number;
}

/**
 * Total over a frame from a Poisson sample with known probabilities. Throws RangeError on a probability outside
 * (0, 1]. Source: Horvitz, Thompson (1952), JASA 47; Särndal, Swensson, Wretman (1992), §3.5.
 */
export function horvitzThompson(y: readonly number[], probabilities: readonly number[]): HorvitzThompson {
  requireSameLength(y, probabilities);
  let [total, variance] = [0, 0];
  y.forEach((value, index) => {
    const probability = probabilities[index] ?? 0;
    if (!(probability > 0 && probability <= 1)) throw new RangeError(`a probability, not ${probability}`);
    total += value / probability;
    variance += (1 - probability) * (value / probability) ** 2;
  });
  return { total, se: Math.sqrt(variance) };
}
