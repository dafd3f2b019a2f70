import { orderOfP } from './holm';

/** Step-up adjustment with a penalty, shared with Benjamini–Yekutieli. */
export function stepUp(p: readonly number[], penalty: number): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  let smallest = 1;
  orderOfP(p)
    .reverse()
    .forEach((index, fromTop) => {
      const rank = p.length - fromTop;
      smallest = Math.min(smallest, ((penalty * p.length) / rank) * (p[index] ?? 1));
      adjusted[index] = smallest;
    });
  return adjusted;
}

/**
 * p values adjusted for the false discovery rate under independence or positive dependence, in the
 * order given. Source: Benjamini, Hochberg (1995), JRSS-B 57, 289–300.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p, 1);
}
