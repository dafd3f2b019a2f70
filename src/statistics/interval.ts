/** A closed interval on the scale of the estimate it belongs to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Which side of the estimate an interval bounds: `lower` gives [L, end], `upper` gives [start, U]. */
export type Sided = 'two' | 'lower' | 'upper';
