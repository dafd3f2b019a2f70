import { stepUp } from '../benjamini-hochberg';

/**
 * p values adjusted for the false discovery rate under any dependence, in the order given.
 * Source: Benjamini, Yekutieli (2001), Annals of Statistics 29, 1165–1188.
 */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return stepUp(p, harmonic);
}
