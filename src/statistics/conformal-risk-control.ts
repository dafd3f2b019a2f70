import { requireUnit } from './domain';

/**
 * The risk to hold under the target for the next case: n/(n+1)·risk + bound/(n+1), losses in
 * [0, bound]. Source: Angelopoulos, Bates, Fisch, Lei, Schuster (2024), ICLR.
 */
export function conformalRisk(risk: number, n: number, bound = 1): number {
  requireUnit(risk / bound, 'risk / bound');
  if (!(n >= 0)) throw new RangeError(`n must be 0 or more, got ${n}`);
  return (n / (n + 1)) * risk + bound / (n + 1);
}
