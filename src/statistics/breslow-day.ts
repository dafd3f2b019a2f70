import { chisquareSurvival } from './distributions';
import type { Table2x2 } from './fisher-exact';
import { mantelHaenszelOddsRatio, strataOf } from './mantel-haenszel';

/** Expected first cell of a table with these margins under a common odds ratio: a quadratic's root. */
function expectedCell(ratio: number, row: number, column: number, n: number): number {
  if (Math.abs(ratio - 1) < 1e-12) return (row * column) / n;
  const a = ratio - 1;
  const b = -(ratio * (row + column) + n - row - column);
  const c = ratio * row * column;
  // The root that stays inside the margins, in the form that does not cancel near ratio 1.
  return (2 * c) / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
}

/**
 * Breslow–Day test that the odds ratio is the same in every stratum, with Tarone's adjustment if
 * wanted. Strata with an empty margin say nothing and are left out; null with fewer than two left
 * or without a pooled ratio.
 * Source: Breslow, Day (1980), IARC 32, §4.4; Tarone (1985), Biometrika 72, 91–95.
 */
export function breslowDay(
  tables: readonly Table2x2[],
  { tarone = false }: { tarone?: boolean } = {},
): { readonly chi2: number; readonly df: number; readonly p: number } | null {
  const strata = strataOf(tables).filter(
    ({ a, b, c, d }) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0,
  );
  const ratio = mantelHaenszelOddsRatio(tables);
  if (strata.length < 2 || ratio === null || !(ratio > 0) || !Number.isFinite(ratio)) return null;
  let chi2 = 0;
  let distance = 0;
  let variances = 0;
  for (const { a, b, c, n } of strata) {
    const row = a + b;
    const column = a + c;
    const e = expectedCell(ratio, row, column, n);
    const variance = 1 / (1 / e + 1 / (row - e) + 1 / (column - e) + 1 / (n - row - column + e));
    chi2 += (a - e) ** 2 / variance;
    distance += a - e;
    variances += variance;
  }
  if (tarone) chi2 -= distance ** 2 / variances;
  const df = strata.length - 1;
  return { chi2, df, p: chisquareSurvival(chi2, df) };
}
