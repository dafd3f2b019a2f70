import type { FileAccount } from './account';

/** Lines of one kind in one file, or a sum of them; read = accepted + rejected (a conflict is one, counted apart) + duplicate. */
export interface Counts {
  read: number;
  accepted: number;
  rejected: number;
  duplicate: number;
  conflict: number;
}

const nothing: Counts = { read: 0, accepted: 0, rejected: 0, duplicate: 0, conflict: 0 };

/** The sum of several counts, part by part. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      read: sum.read + counts.read,
      accepted: sum.accepted + counts.accepted,
      rejected: sum.rejected + counts.rejected,
      duplicate: sum.duplicate + counts.duplicate,
      conflict: sum.conflict + counts.conflict,
    }),
    nothing,
  );
}

export const countsOf = (file: FileAccount): Counts => sumCounts(Object.values(file.kinds));
/** Rows of the sources themselves: of a foreign source one row may give several records, or none. */
export const rowsRead = (files: readonly FileAccount[]): number =>
  files.reduce(
    (sum, file) => sum + (file.imported === undefined ? countsOf(file).read : file.imported.rows.read),
    0,
  );
export const totalOf = (files: readonly FileAccount[]): Counts => sumCounts(files.map(countsOf));
