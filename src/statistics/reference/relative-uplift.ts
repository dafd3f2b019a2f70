import { tQuantile, tTwoSided } from '../distributions';
import { requireOpenUnit } from '../domain';
import { type Interval, requireTwoSamples, type TwoSamples } from '../interval';

export interface RelativeUplift extends Interval {
  /** (p2 − p1)/p1. */
  readonly estimate: number;
  readonly se: number;
  readonly p: number;
}

function estimateOf({ x1, n1, x2, n2 }: TwoSamples): { estimate: number; se: number; df: number } | null {
  if (!(n1 > 1 && n2 > 1 && x1 > 0)) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const v1 = (p1 * (1 - p1)) / n1;
  const v2 = (p2 * (1 - p2)) / n2;
  const se = Math.sqrt(v2 / p1 ** 2 + (v1 * p2 ** 2) / p1 ** 4);
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1));
  return { estimate: p2 / p1 - 1, se, df };
}

/**
 * Relative change of a proportion from sample 1 to sample 2, by the delta method and Welch's t;
 * null without variance or without a success in sample 1.
 * Source: Deng, Knoblich, Lu (2018), KDD, "Applying the delta method in metric analytics".
 */
export function relativeUpliftWelch(samples: TwoSamples, confidence = 0.95): RelativeUplift | null {
  requireTwoSamples(samples);
  requireOpenUnit(confidence, 'confidence');
  const found = estimateOf(samples);
  if (found === null || !(found.se > 0)) return null;
  const { estimate, se, df } = found;
  const half = tQuantile((1 + confidence) / 2, df) * se;
  return { estimate, se, lower: estimate - half, upper: estimate + half, p: tTwoSided(estimate / se, df) };
}

/**
 * The same relative change with an asymptotic confidence sequence, valid at every look and tightest
 * at `nStar` cases. Source: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas (2024), Annals of Statistics 52.
 */
export function relativeUpliftSequence(
  samples: TwoSamples,
  alpha: number,
  nStar: number,
): RelativeUplift | null {
  requireTwoSamples(samples);
  requireOpenUnit(alpha, 'alpha');
  const found = estimateOf(samples);
  if (found === null || !(found.se > 0)) return null;
  const { estimate, se } = found;
  const n = samples.n1 + samples.n2;
  const log = -2 * Math.log(alpha);
  const rhoSquared = (log + Math.log(log + 1)) / nStar;
  const spread = n * rhoSquared + 1;
  // se²·n plays the part of the variance of one observation.
  const half = se * Math.sqrt(((2 * spread) / (n * rhoSquared)) * Math.log(Math.sqrt(spread) / alpha));
  const z = Math.abs(estimate / se);
  const p = Math.min(1, Math.sqrt(spread) * Math.exp((-z * z * n * rhoSquared) / (2 * spread)));
  return { estimate, se, lower: estimate - half, upper: estimate + half, p };
}
