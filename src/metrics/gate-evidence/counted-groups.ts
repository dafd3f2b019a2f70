/** One value per group and column; groups of one reading follow each other in the order of their time. */
export interface CountedGroups {
  /** 0 as recorded with the latest label, 1 with the first label, 2 with everything put back, 3 with both. */
  readonly reading: readonly number[];
  readonly incident: readonly number[];
  /** First decision of the group, epoch ms. */
  readonly at: readonly number[];
  /** A number that stands for the finding, or the target; −1 where the decisions name none. */
  readonly finding: readonly number[];
  readonly target: readonly number[];
  /** Index into `strata`. */
  readonly stratum: readonly number[];
  /** Resolved decisions. */
  readonly n: readonly number[];
  readonly errors: readonly number[];
  readonly unresolved: readonly number[];
  /** Errors only because nothing was recorded. */
  readonly unrecorded: readonly number[];
  /** Errors on a critical asset, at high risk, or that cannot be undone. */
  readonly severe: readonly number[];
  /** Unresolved decisions that would be severe if wrong. */
  readonly severe_unresolved: readonly number[];
  /** Decisions that would count and are younger than the lag. */
  readonly young: readonly number[];
  readonly strata: readonly StratumName[];
}

export interface StratumName {
  readonly release: string;
  readonly mode: string;
  readonly category: string;
  readonly resourceType: string;
  readonly criticality: string;
}

/** The columns of `CountedGroups` as they come from the engine. */
export const groupColumns = [
  'reading',
  'incident',
  'at',
  'finding',
  'target',
  'stratum',
  'n',
  'errors',
  'unresolved',
  'unrecorded',
  'severe',
  'severe_unresolved',
  'young',
] as const satisfies readonly Exclude<keyof CountedGroups, 'strata'>[];

export const noGroups: CountedGroups = {
  reading: [],
  incident: [],
  at: [],
  finding: [],
  target: [],
  stratum: [],
  n: [],
  errors: [],
  unresolved: [],
  unrecorded: [],
  severe: [],
  severe_unresolved: [],
  young: [],
  strata: [],
};
