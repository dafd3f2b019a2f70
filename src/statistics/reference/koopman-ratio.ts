import { firstTrue } from '../bisect';
import { normalQuantile } from '../distributions';
import { requireOpenUnit } from '../domain';
import { type Interval, requireTwoSamples, type TwoSamples } from '../interval';

/** Score statistic of H0: p1/p2 = ratio. Falls with the ratio. */
function scoreOfRatio({ x1, n1, x2, n2 }: TwoSamples, ratio: number): number {
  const a = (n1 + n2) * ratio;
  const b = n1 * ratio + x1 + n2 + x2 * ratio;
  const c = x1 + x2;
  const p2 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  const p1 = Math.min(1, ratio * p2);
  const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2;
  const distance = x1 / n1 - (ratio * x2) / n2;
  if (distance === 0) return 0;
  return variance > 0 ? distance / Math.sqrt(variance) : distance * Infinity;
}

/**
 * Ratio p1/p2 of two independent proportions by inverting the score test; 0 at x1 = 0, Infinity at
 * x2 = 0, [0, Infinity] where nothing is known. Source: Koopman (1984), Biometrics 40, 513–517.
 */
export function koopmanRatio(samples: TwoSamples, confidence = 0.95): Interval {
  requireTwoSamples(samples);
  requireOpenUnit(confidence, 'confidence');
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0 || x1 + x2 === 0) return { lower: 0, upper: Infinity };
  const critical = normalQuantile((1 + confidence) / 2);
  // The search runs over odds = ratio/(1 + ratio), which maps [0, ∞] to [0, 1].
  const at = (share: number) => scoreOfRatio(samples, share / (1 - share));
  const estimate = x1 / n1 / (x1 / n1 + x2 / n2);
  const ratioOf = (share: number) => share / (1 - share);
  return {
    lower:
      x1 === 0 ? 0 : ratioOf(firstTrue(0, Math.min(estimate, 1 - 1e-16), (share) => at(share) < critical)),
    upper:
      x2 === 0 ? Infinity : ratioOf(firstTrue(estimate, 1, (share) => share === 1 || at(share) < -critical)),
  };
}
