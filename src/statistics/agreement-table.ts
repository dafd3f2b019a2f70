/** Rater 1 in rows, rater 2 in columns, both over the same categories in the same order. */
export type AgreementTable = readonly (readonly number[])[];

export interface TableShares {
  readonly n: number;
  readonly categories: number;
  readonly cell: (row: number, column: number) => number;
  readonly row: readonly number[];
  readonly column: readonly number[];
}

/** Cell and margin shares of a square table of counts; throws RangeError when it is not one. */
export function tableShares(table: AgreementTable): TableShares {
  const categories = table.length;
  if (table.some((row) => row.length !== categories)) throw new RangeError('the table must be square');
  const cells = table.flat();
  if (cells.some((count) => !(count >= 0 && Number.isFinite(count))))
    throw new RangeError('counts must be 0 or more');
  const n = cells.reduce((sum, count) => sum + count, 0);
  const cell = (row: number, column: number) => (table[row]?.[column] ?? 0) / n;
  const indices = table.map((_, i) => i);
  return {
    n,
    categories,
    cell,
    row: indices.map((i) => indices.reduce((sum, j) => sum + cell(i, j), 0)),
    column: indices.map((j) => indices.reduce((sum, i) => sum + cell(i, j), 0)),
  };
}
