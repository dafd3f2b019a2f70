import { chi2Homogeneity } from './chi2-homogeneity';

/**
 * Cramér's V of an r×k table, 0 (no association) … 1; null when the table has fewer than two
 * filled rows or columns. Source: Cramér (1946), Mathematical Methods of Statistics, ch. 21.
 */
export function cramersV(table: readonly (readonly number[])[]): number | null {
  const test = chi2Homogeneity(table);
  if (test === null) return null;
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  const columns = table[0]?.map((_, column) => table.some((row) => (row[column] ?? 0) > 0)) ?? [];
  const rows = table.filter((row) => row.some((count) => count > 0)).length;
  return Math.sqrt(test.chi2 / total / (Math.min(rows, columns.filter(Boolean).length) - 1));
}
