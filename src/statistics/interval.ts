import { requireCounts } from './domain';

/** A closed interval on the scale of the estimate it belongs to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Which side of the estimate an interval bounds: `lower` gives [L, end], `upper` gives [start, U]. */
export type Sided = 'two' | 'lower' | 'upper';

/** Successes and n of two samples. n may be an effective sample size. */
export interface TwoSamples {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

export function requireTwoSamples({ x1, n1, x2, n2 }: TwoSamples): void {
  requireCounts(x1, n1);
  requireCounts(x2, n2);
}

/** All that a difference of proportions can be: the answer where one sample is empty. */
export const anyDifference: Interval = { lower: -1, upper: 1 };
