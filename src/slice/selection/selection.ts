import type { Dimension } from './dimension';

export const environmentChoices = ['production', 'test', 'all'] as const;
export type EnvironmentChoice = (typeof environmentChoices)[number];

/** 0 = any label, 1 = closed classification … 4 = incident review (see `label_rank` of `facts`). */
export const labelRanks = [0, 1, 2, 3, 4] as const;
export type LabelRank = (typeof labelRanks)[number];

/** Which decisions the analyst is looking at, and how strictly their labels are read. */
export interface Selection {
  /** UTC epoch milliseconds, inclusive. */
  readonly from?: number;
  /** UTC epoch milliseconds, exclusive. */
  readonly to?: number;
  /** Per dimension the values kept; an absent or empty list keeps all. */
  readonly only: Partial<Record<Dimension, readonly string[]>>;
  readonly environment: EnvironmentChoice;
  /** Days; only decisions at least this old are judged by their label. Drops no row. */
  readonly maturityLagDays: number;
  /** Labels of a weaker source count as no label. Drops no row. */
  readonly minLabelRank: LabelRank;
}

export const defaultMaturityLagDays = 14;
export const longestMaturityLagDays = 3650;

export const emptySelection: Selection = {
  only: {},
  environment: 'production',
  maturityLagDays: defaultMaturityLagDays,
  minLabelRank: 0,
};

/** The same selection in one spelling: no empty or repeated list entries. A list without any stays the very same one. */
export function tidy(selection: Selection): Selection {
  const only: Partial<Record<Dimension, readonly string[]>> = {};
  for (const [dimension, values] of Object.entries(selection.only) as [Dimension, readonly string[]][]) {
    const distinct = new Set(values);
    if (distinct.size > 0) only[dimension] = distinct.size === values.length ? values : [...distinct];
  }
  return { ...selection, only };
}
