import { requireUnit } from './domain';

/** Indices of p values from smallest to largest; refuses anything that is not a p value. */
export function orderOfP(p: readonly number[]): number[] {
  for (const value of p) requireUnit(value, 'p value');
  return p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b);
}

/**
 * p values adjusted for the family-wise error rate, in the order given.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  orderOfP(p).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * (p[index] ?? 1)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Indices, ascending, of the hypotheses rejected at family-wise level `delta`. */
export function holmReject(p: readonly number[], delta: number): number[] {
  const order = orderOfP(p);
  const stop = order.findIndex((index, rank) => !((p[index] ?? 1) <= delta / (p.length - rank)));
  return order.slice(0, stop < 0 ? order.length : stop).sort((a, b) => a - b);
}
