import { type AgreementTable, tableShares } from './agreement-table';
import { tQuantile } from './distributions';
import { requireOpenUnit } from './domain';

export interface Ac1 {
  readonly ac1: number;
  readonly observed: number;
  readonly expected: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Gwet's AC1 of two raters, which keeps its meaning when one category dominates. The interval uses
 * t(n − 1). Null with no ratings or fewer than two categories.
 * Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48.
 */
export function gwetAc1(table: AgreementTable, confidence = 0.95): Ac1 | null {
  requireOpenUnit(confidence, 'confidence');
  const { n, categories: q, cell, row, column } = tableShares(table);
  if (n === 0 || q < 2) return null;
  const indices = table.map((_, i) => i);
  const pi = indices.map((i) => ((row[i] ?? 0) + (column[i] ?? 0)) / 2);
  const observed = indices.reduce((sum, i) => sum + cell(i, i), 0);
  const expected = pi.reduce((sum, share) => sum + share * (1 - share), 0) / (q - 1);
  const ac1 = (observed - expected) / (1 - expected);
  const agreeing = indices.reduce((sum, i) => sum + cell(i, i) * (1 - (pi[i] ?? 0)), 0) / (q - 1);
  const squares =
    indices.reduce(
      (sum, i) =>
        sum +
        indices.reduce((inner, j) => inner + cell(i, j) * (1 - ((pi[i] ?? 0) + (pi[j] ?? 0)) / 2) ** 2, 0),
      0,
    ) /
    (q - 1) ** 2;
  const variance =
    (observed * (1 - observed) -
      4 * (1 - ac1) * (agreeing - observed * expected) +
      4 * (1 - ac1) ** 2 * (squares - expected ** 2)) /
    (n * (1 - expected) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  const half = n > 1 ? tQuantile((1 + confidence) / 2, n - 1) * se : Infinity;
  return { ac1, observed, expected, se, lower: Math.max(-1, ac1 - half), upper: Math.min(1, ac1 + half) };
}
