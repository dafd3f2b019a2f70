/**
 * Kappa of many raters. Rows are subjects, columns categories, cells the number of raters who chose
 * that category; every subject needs the same number of raters, at least two. `fleiss` takes chance
 * agreement from the margins, `randolph` from equal categories. Null when undefined (no subjects,
 * or all raters always in one category). Throws RangeError on unequal numbers of raters.
 * Source: Fleiss (1971), Psychological Bulletin 76, 378–382; Randolph (2005).
 */
export function fleissKappa(
  table: readonly (readonly number[])[],
  method: 'fleiss' | 'randolph' = 'fleiss',
): number | null {
  const sums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const raters = sums[0];
  if (raters === undefined) return null;
  if (sums.some((sum) => sum !== raters) || raters < 2) {
    throw new RangeError('every subject needs the same number of raters, at least two');
  }
  const categories = table[0]?.length ?? 0;
  const shares = Array.from(
    { length: categories },
    (_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0) / (raters * table.length),
  );
  const agreement =
    table.reduce((sum, row) => sum + row.reduce((pairs, count) => pairs + count * (count - 1), 0), 0) /
    (table.length * raters * (raters - 1));
  const chance = method === 'fleiss' ? shares.reduce((sum, share) => sum + share * share, 0) : 1 / categories;
  return 1 - chance > 1e-12 ? (agreement - chance) / (1 - chance) : null;
}
