import { requireUnit } from '../domain';
import { stepUp } from '../multiple-testing';

/** p values times their number, at most 1. Source: Dunn (1961), JASA 56, 52–64. */
export function bonferroni(p: readonly number[]): number[] {
  return p.map((value) => {
    requireUnit(value, 'p value');
    return Math.min(1, value * p.length);
  });
}

/** Indices of the hypotheses rejected at family-wise level `delta`. */
export function bonferroniReject(p: readonly number[], delta: number): number[] {
  for (const value of p) requireUnit(value, 'p value');
  return p.flatMap((value, i) => (value <= delta / p.length ? [i] : []));
}

/**
 * p values adjusted for the false discovery rate under any dependence, in the order given.
 * Source: Benjamini, Yekutieli (2001), Annals of Statistics 29, 1165–1188.
 */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return stepUp(p, harmonic);
}
