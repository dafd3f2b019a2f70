/**
 * Adjusted standardised residuals of an r×k table of counts under one common distribution: (observed −
 * expected)/√(expected·(1 − row share)·(1 − column share)), near N(0, 1) each; 0 where a margin is empty or
 * holds everything. Source: Haberman (1973), Biometrics 29, 205–220.
 */
export function standardisedResiduals(table: readonly (readonly number[])[]): number[][] {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  return table.map((row, r) =>
    row.map((count, c) => {
      const [own, column] = [rows[r] ?? 0, columns[c] ?? 0];
      const expected = (own * column) / total;
      const spread = Math.sqrt(expected * (1 - own / total) * (1 - column / total));
      return spread > 0 ? (count - expected) / spread : 0;
    }),
  );
}
