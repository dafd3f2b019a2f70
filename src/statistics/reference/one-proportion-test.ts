import { type Alternative, normalP } from '../alternative';
import { requireCounts, requireUnit } from '../domain';
import type { ZTest } from '../two-proportion-test';

/**
 * z test of one proportion against p0, with the variance at the sample's or at the null's value;
 * null when that variance is 0. Source: Altman (1991), ch. 10.
 */
export function oneProportionTest(
  successes: number,
  n: number,
  p0: number,
  {
    variance = 'null',
    alternative = 'two-sided',
  }: { variance?: 'sample' | 'null'; alternative?: Alternative } = {},
): ZTest | null {
  requireCounts(successes, n);
  requireUnit(p0, 'p0');
  if (n === 0) return null;
  const p = successes / n;
  const at = variance === 'sample' ? p : p0;
  const spread = (at * (1 - at)) / n;
  if (!(spread > 0)) return null;
  const z = (p - p0) / Math.sqrt(spread);
  return { z, p: normalP(z, alternative) };
}
