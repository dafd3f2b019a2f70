import { type Alternative, normalP } from './distributions';
import { requireTwoSamples, type TwoSamples } from './interval';

export interface ZTest {
  readonly z: number;
  readonly p: number;
}

/**
 * z test of p1 − p2 = difference. `pooled` takes one variance for both samples (right under
 * difference 0); null when the variance is 0 or a sample is empty, because nothing is tested then.
 * Source: Altman (1991), Practical Statistics for Medical Research, ch. 10.
 */
export function twoProportionTest(
  samples: TwoSamples,
  {
    pooled = true,
    alternative = 'two-sided',
    difference = 0,
  }: { pooled?: boolean; alternative?: Alternative; difference?: number } = {},
): ZTest | null {
  requireTwoSamples(samples);
  const { x1, n1, x2, n2 } = samples;
  if (n1 === 0 || n2 === 0) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const p = (x1 + x2) / (n1 + n2);
  const variance = pooled ? p * (1 - p) * (1 / n1 + 1 / n2) : (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2;
  if (!(variance > 0)) return null;
  const z = (p1 - p2 - difference) / Math.sqrt(variance);
  return { z, p: normalP(z, alternative) };
}
