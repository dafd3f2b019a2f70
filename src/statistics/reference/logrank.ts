import { chisquareSurvival } from '../distributions';
import { requireSameLength } from '../domain';
import { riskTable } from '../kaplan-meier';

export interface LogRank {
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/** Solves a small symmetric system by elimination with pivoting; null when it is singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let k = 0; k < size; k += 1) {
    const candidates = rows.slice(k).map((row) => Math.abs(row[k] ?? 0));
    const pivot = k + candidates.indexOf(Math.max(...candidates));
    const chosen = rows[pivot];
    const first = rows[k];
    if (chosen === undefined || first === undefined || Math.abs(chosen[k] ?? 0) < 1e-12) return null;
    rows[pivot] = first;
    rows[k] = chosen;
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] ?? 0) / (chosen[k] ?? 1);
      for (let j = k; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (chosen[j] ?? 0);
    });
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

/**
 * Log-rank test that two or more groups wait equally long; `event` 1 = happened, 0 = censored,
 * `group` any number. Null with fewer than two groups or when nothing can be told apart.
 * Source: Mantel (1966), Cancer Chemotherapy Reports 50, 163–170; Peto, Peto (1972).
 */
export function logrank(
  time: readonly number[],
  event: readonly number[],
  group: readonly number[],
): LogRank | null {
  requireSameLength(time, event);
  requireSameLength(time, group);
  const groups = [...new Set(group)].sort((a, b) => a - b);
  if (groups.length < 2) return null;
  const waiting = groups.map((g) => group.filter((other) => other === g).length);
  const observed = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  const kinds = time.map((_, i) => ({ event: event[i] ?? 0, index: groups.indexOf(group[i] ?? 0) }));
  for (const { atRisk: n, kinds: here } of riskTable(time, kinds)) {
    const d = here.filter((kind) => kind.event === 1).length;
    for (const kind of here) if (kind.event === 1) observed[kind.index] = (observed[kind.index] ?? 0) + 1;
    const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    waiting.forEach((w, i) => {
      expected[i] = (expected[i] ?? 0) + (d * w) / n;
      const row = covariance[i];
      if (row === undefined) return;
      waiting.forEach((other, j) => {
        row[j] = (row[j] ?? 0) + factor * ((i === j ? w / n : 0) - (w * other) / (n * n));
      });
    });
    for (const kind of here) waiting[kind.index] = (waiting[kind.index] ?? 0) - 1;
  }
  const free = groups.length - 1;
  const distance = observed.slice(0, free).map((o, i) => o - (expected[i] ?? 0));
  const solution = solve(
    covariance.slice(0, free).map((row) => row.slice(0, free)),
    distance,
  );
  if (solution === null) return null;
  const chi2 = distance.reduce((sum, value, i) => sum + value * (solution[i] ?? 0), 0);
  return { chi2, df: free, p: chisquareSurvival(chi2, free), observed, expected };
}
