import type { Interval } from '../../words/format';

/** One value of a dimension: a line or a column that can be chosen. */
export interface FilterRow {
  readonly key: string;
  readonly name: string;
  /** Short name under a column; none where there is no room. */
  readonly tick?: string;
  /** 0…1; null where too few are resolved for a percentage. */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Decisions in the denominator: the bar. */
  readonly n: number;
  /** What stands right of the drawing. */
  readonly cells: readonly string[];
  /** All of it in words, for readers of the screen and on hover. */
  readonly words: string;
}

export interface FilterRange {
  readonly from: number;
  readonly until: number;
}

/** Keys between two, whichever comes first. */
export function keysBetween(rows: readonly FilterRow[], a: string, b: string): string[] {
  const [first, last] = [a, b].map((key) => rows.findIndex((row) => row.key === key)) as [number, number];
  if (first < 0 || last < 0) return [];
  return rows.slice(Math.min(first, last), Math.max(first, last) + 1).map(({ key }) => key);
}
