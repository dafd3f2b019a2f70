import { chisquareSurvival } from '../distributions';

/**
 * Cochran's Q: whether k matched yes/no answers (columns, 0 or 1) have the same share of yes over
 * subjects (rows); null when no subject's answers differ or k < 2.
 * Source: Cochran (1950), Biometrika 37, 256–266.
 */
export function cochranQ(
  matrix: readonly (readonly number[])[],
): { q: number; df: number; p: number } | null {
  const k = matrix[0]?.length ?? 0;
  const rows = matrix.map((row) => row.reduce((sum, x) => sum + x, 0));
  const columns = Array.from({ length: k }, (_, j) => matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rows.reduce((sum, x) => sum + x, 0);
  const denominator = k * total - rows.reduce((sum, x) => sum + x * x, 0);
  if (k < 2 || denominator === 0) return null;
  const q = ((k - 1) * (k * columns.reduce((sum, x) => sum + x * x, 0) - total * total)) / denominator;
  return { q, df: k - 1, p: chisquareSurvival(q, k - 1) };
}
