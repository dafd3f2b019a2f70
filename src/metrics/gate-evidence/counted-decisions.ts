/** The decisions of one scope, under every reading: one value per row and column, in the order in which they were made. */
export interface DecisionRows {
  /** 0 as recorded with the latest label, 1 with the first label, 2 with everything put back, 3 with both. */
  readonly reading: readonly number[];
  /** The label rank of the gates that a row is for; −1 for all. */
  readonly atRank: readonly number[];
  /** Which row stands for the same decision as it is recorded; −1 where none does. */
  readonly replaces: readonly number[];
  readonly incident: readonly number[];
  /** Epoch ms. */
  readonly made: readonly number[];
  /** A number that stands for the finding, or the target; −1 where the decision names none. */
  readonly finding: readonly number[];
  readonly target: readonly number[];
  /** Index into `strata`. */
  readonly stratum: readonly number[];
  readonly strata: readonly StratumName[];
}

export interface StratumName {
  readonly release: string;
  readonly mode: string;
  readonly category: string;
  readonly resourceType: string;
  readonly criticality: string;
}

/** The decisions of a scope with the marks of one metric, row by row. */
export interface CountedDecisions {
  readonly rows: DecisionRows;
  readonly marks: readonly number[];
}

export const noDecisions: CountedDecisions = {
  rows: {
    ...{
      reading: [],
      atRank: [],
      replaces: [],
      incident: [],
      made: [],
      finding: [],
      target: [],
      stratum: [],
    },
    strata: [],
  },
  marks: [],
};
