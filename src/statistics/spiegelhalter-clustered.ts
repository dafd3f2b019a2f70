import { normalP } from './distributions';

/** `n` forecasts of one cluster that state the same probability `p`; `hits` of them came true. */
export interface ClusteredForecasts {
  readonly cluster: number;
  readonly p: number;
  readonly n: number;
  readonly hits: number;
}

/**
 * Spiegelhalter's z where forecasts of one cluster (incident) may come true together: its variance is inflated by
 * the design effect of the scores (y − p)(1 − 2p), never deflated. z > 0: the squared errors are larger than the
 * probabilities promise. Null where the statistic has no variance.
 * Source: Spiegelhalter (1986), Statistics in Medicine 5; design effect: Kish (1965).
 */
export function spiegelhalterClustered(forecasts: Iterable<ClusteredForecasts>): {
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  readonly designEffect: number;
} | null {
  const clusters = new Map<number, number>();
  let [sum, variance, squares] = [0, 0, 0];
  for (const { cluster, p, n, hits } of forecasts) {
    const weight = 1 - 2 * p;
    const score = (hits - n * p) * weight;
    sum += score;
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + score);
    variance += n * weight ** 2 * p * (1 - p);
    squares += weight ** 2 * (hits * (1 - p) ** 2 + (n - hits) * p ** 2);
  }
  if (!(variance > 0)) return null;
  const clustered = [...clusters.values()].reduce((total, score) => total + score * score, 0);
  const designEffect = squares > 0 ? Math.max(1, clustered / squares) : 1;
  const z = sum / Math.sqrt(variance * designEffect);
  return { z, p: normalP(z, 'two-sided'), designEffect };
}
