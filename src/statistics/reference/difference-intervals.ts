import { normalQuantile } from '../distributions';
import { requireOpenUnit } from '../domain';
import { type Interval, anyDifference, requireTwoSamples, type TwoSamples } from '../interval';
import { firstTrue } from '../bisect';

/**
 * Difference p1 − p2 by the normal approximation with unpooled variance. Kept for comparison: it
 * collapses to a point at 0 or n successes. Source: any textbook; see Newcombe (1998), method 1.
 */
export function waldDifference(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  requireOpenUnit(confidence, 'confidence');
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return { lower: Math.max(-1, p1 - p2 - half), upper: Math.min(1, p1 - p2 + half) };
}

/**
 * Difference p1 − p2 by the normal approximation after adding one success and one failure to each
 * sample. Source: Agresti, Caffo (2000), The American Statistician 54, 280–288.
 */
export function agrestiCaffoDifference(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  return waldDifference({ x1: x1 + 1, n1: n1 + 2, x2: x2 + 1, n2: n2 + 2 }, confidence);
}

const clamp = (p: number) => Math.min(1, Math.max(0, p));

/** Maximum-likelihood p2 under p1 − p2 = delta: the root of a cubic, in closed form. */
function restrictedP2({ x1, n1, x2, n2 }: TwoSamples, delta: number): number {
  const n = n1 + n2;
  const l2 = (n1 + 2 * n2) * delta - n - x1 - x2;
  const l1 = (n2 * delta - n - 2 * x2) * delta + x1 + x2;
  const l0 = x2 * delta * (1 - delta);
  const q = l2 ** 3 / (3 * n) ** 3 - (l1 * l2) / (6 * n * n) + l0 / (2 * n);
  const root = Math.sqrt(Math.max(0, l2 ** 2 / (3 * n) ** 2 - l1 / (3 * n)));
  const u = q >= 0 ? root : -root;
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, q / u ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  return clamp(2 * u * Math.cos(angle) - l2 / (3 * n));
}

/** Score statistic of H0: p1 − p2 = delta, with the N/(N−1) correction if wanted. Falls with delta. */
export function scoreOfDifference(samples: TwoSamples, delta: number, correction = true): number {
  const { x1, n1, x2, n2 } = samples;
  const p2 = restrictedP2(samples, delta);
  const p1 = clamp(p2 + delta);
  const n = n1 + n2;
  const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * (correction ? n / (n - 1) : 1);
  const distance = x1 / n1 - x2 / n2 - delta;
  if (distance === 0) return 0;
  return variance > 0 ? distance / Math.sqrt(variance) : distance * Infinity;
}

/**
 * Difference p1 − p2 by inverting the score test. `correction` = the factor N/(N−1) of Miettinen
 * and Nurminen; without it the interval is Mee's. An empty sample gives [−1, 1].
 * Source: Miettinen, Nurminen (1985), Statistics in Medicine 4, 213–226.
 */
export function miettinenNurminenDifference(
  samples: TwoSamples,
  confidence = 0.95,
  correction = true,
): Interval {
  requireTwoSamples(samples);
  requireOpenUnit(confidence, 'confidence');
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return anyDifference;
  const critical = normalQuantile((1 + confidence) / 2);
  const difference = x1 / n1 - x2 / n2;
  const inside = (delta: number) => scoreOfDifference(samples, delta, correction) < critical;
  const outside = (delta: number) => scoreOfDifference(samples, delta, correction) < -critical;
  return {
    lower: difference === -1 || inside(-1) ? -1 : firstTrue(-1, difference, inside),
    upper: difference === 1 || !outside(1) ? 1 : firstTrue(difference, 1, outside),
  };
}
