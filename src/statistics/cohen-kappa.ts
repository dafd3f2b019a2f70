import { type AgreementTable, tableShares } from './agreement-table';
import { normalQuantile } from './distributions';
import { requireOpenUnit } from './domain';

/** How near two categories count as agreeing: only the same, by steps, by steps squared, or as given. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic' | AgreementTable;

export interface Kappa {
  readonly kappa: number;
  /** Observed (weighted) agreement. */
  readonly observed: number;
  /** Agreement by chance, from the margins. */
  readonly expected: number;
  /** Asymptotic standard error. */
  readonly ase: number;
  /** Standard error under kappa = 0. */
  readonly ase0: number;
  readonly lower: number;
  readonly upper: number;
}

function weightOf(weights: KappaWeights, i: number, j: number, categories: number): number {
  if (typeof weights !== 'string') return weights[i]?.[j] ?? 0;
  if (i === j) return 1;
  const steps = Math.abs(i - j) / (categories - 1);
  if (weights === 'linear') return 1 - steps;
  return weights === 'quadratic' ? 1 - steps * steps : 0;
}

/**
 * Cohen's kappa of two raters, weighted or not, with its asymptotic interval. Null when there are
 * no ratings or chance alone agrees fully (both raters use one category), where it is undefined.
 * Falls with prevalence: show it beside raw agreement and AC1.
 * Source: Cohen (1960); Fleiss, Cohen, Everitt (1969), Psychological Bulletin 72, 323–327.
 */
export function cohenKappa(
  table: AgreementTable,
  { weights = 'unweighted', confidence = 0.95 }: { weights?: KappaWeights; confidence?: number } = {},
): Kappa | null {
  requireOpenUnit(confidence, 'confidence');
  const { n, categories, cell, row, column } = tableShares(table);
  if (n === 0) return null;
  const indices = table.map((_, i) => i);
  const w = (i: number, j: number) => weightOf(weights, i, j, categories);
  const share = (list: readonly number[], i: number) => list[i] ?? 0;
  const sum = (value: (i: number, j: number) => number) =>
    indices.reduce((total, i) => total + indices.reduce((inner, j) => inner + value(i, j), 0), 0);
  const observed = sum((i, j) => w(i, j) * cell(i, j));
  const expected = sum((i, j) => w(i, j) * share(row, i) * share(column, j));
  if (!(1 - expected > 1e-12)) return null;
  const kappa = (observed - expected) / (1 - expected);
  const rowWeight = indices.map((i) => indices.reduce((total, j) => total + share(column, j) * w(i, j), 0));
  const columnWeight = indices.map((j) => indices.reduce((total, i) => total + share(row, i) * w(i, j), 0));
  const both = (i: number, j: number) => share(rowWeight, i) + share(columnWeight, j);
  const spread = sum((i, j) => cell(i, j) * (w(i, j) - both(i, j) * (1 - kappa)) ** 2);
  const spread0 = sum((i, j) => share(row, i) * share(column, j) * (w(i, j) - both(i, j)) ** 2);
  const error = (value: number) => Math.sqrt(Math.max(0, value) / n) / (1 - expected);
  const ase = error(spread - (kappa - expected * (1 - kappa)) ** 2);
  const half = normalQuantile((1 + confidence) / 2) * ase;
  return {
    kappa,
    observed,
    expected,
    ase,
    ase0: error(spread0 - expected ** 2),
    lower: Math.max(-1, kappa - half),
    upper: Math.min(1, kappa + half),
  };
}
