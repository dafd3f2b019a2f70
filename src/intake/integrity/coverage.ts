import type { Integrity } from './check-chains';

/** All records that were read, by what is known of them; read = verified + broken + uncovered + set apart. */
export interface Coverage {
  readonly read: number;
  /** In a chain, with nothing wrong. */
  readonly verified: number;
  readonly broken: number;
  /** In no chain, or in one whose content cannot be checked: nothing shows whether they were changed. */
  readonly uncovered: number;
  /** Checkpoints, and lines that repeat a chained record of another file. */
  readonly apart: number;
}

/** `read`: records read from all files, of every kind. */
export function coverageOf(integrity: Integrity | null, read: number): Coverage {
  if (integrity === null) return { read, verified: 0, broken: 0, uncovered: read, apart: 0 };
  const { records, valid, open, overlapping, checkpoints } = integrity.totals;
  const apart = Math.min(read, overlapping + checkpoints);
  return {
    read,
    verified: valid,
    broken: records - valid - open,
    uncovered: Math.max(0, read - records - apart) + open,
    apart,
  };
}
