import type { Interval, RateNumbers } from '../../words/format';

/** One rate of one group, ready to be drawn. A metric's `Rate` fits, with a `label` of its own. */
export interface RatePoint extends RateNumbers {
  readonly key: string;
  /** What stands under it; the key when missing. */
  readonly label?: string;
  readonly role?: 'baseline' | 'candidate';
  readonly unresolved: number;
  /** Valid at every look. */
  readonly timeUniform?: Interval | null;
  /** All unresolved right, all unresolved wrong. */
  readonly bounds?: Interval | null;
}
