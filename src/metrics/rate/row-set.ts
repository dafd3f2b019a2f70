import type { Population } from './definition';

/** Decisions behind a number that is no part of a share: a cell of a table, a reviewer, an ending. */
export interface RowSet {
  /** As in a link. */
  readonly id: string;
  /** What the rows have in common; `keys` are the bound words. */
  readonly title: (keys: readonly string[]) => string;
  /** `view`: whatever the slice holds, tests too. */
  readonly population: Population | 'view';
  /** Condition over `slice`, one `?` per key. */
  readonly clause: string;
  readonly keys: number;
}

/** A word of the log as people write it. */
export const plain = (word: string | undefined) => (word ?? '').replaceAll('_', ' ');
