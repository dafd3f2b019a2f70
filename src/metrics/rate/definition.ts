import { sentence } from '../../records/clauses';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';

export type MetricMark = 'wrong' | 'override' | 'rollback' | 'within' | 'human' | 'agent' | 'truth';

/** How a share is bounded: Korn and Graubard's exact interval for decisions in incidents, or the plain exact one. */
export type IntervalMethod = 'korn_graubard' | 'clopper_pearson';

/**
 * Which records may enter. `production` never mixes tests in: a slice of all environments is read
 * as production. `test` reads tests only, whatever the slice says.
 */
export type Population = 'production' | 'test';

/** Counted decisions, those in the numerator, and those of which the log does not tell. */
export interface Unlogged {
  readonly n: number;
  readonly hits: number;
  readonly unlogged: number;
}

/**
 * Conditions over the columns of `slice` (of one unit's rows together where `each` makes units). At most one of
 * counted, open and young is true; a condition that is NULL is not met.
 */
export interface Flags {
  /** Resolved, in the denominator. */
  readonly counted: string;
  /** In the numerator, where counted. */
  readonly hit: string;
  /** In the denominator, but unresolved. */
  readonly open: string;
  /** Would count, but is younger than the maturity lag. */
  readonly young: string;
  /** The log does not tell of it what the number rests on. `FALSE` where that is not asked. */
  readonly unlogged: string;
  /** Of which decisions `unlogged` speaks: with `sayOpenMisses`, of open ones that can be no hit. */
  readonly unloggedOf: 'counted' | 'open';
}

/** One unit for all decisions of a group, an agent and a release that have `by` in common. */
export interface Units {
  /** The decisions that belong to any. */
  readonly where: string;
  readonly by: string;
}

/** One KPI that is a share: what is counted over what, in words and as flags. Made by `share` alone. */
export interface RateDefinition<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** The question that the number answers. */
  readonly question: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly excluded: string;
  /** What counts as unresolved. */
  readonly unresolved: string;
  readonly unit: 'decision' | 'incident' | 'group' | 'scenario';
  readonly interval: IntervalMethod;
  readonly better: 'lower' | 'higher';
  readonly mark: MetricMark;
  readonly population: Population;
  /** Why nothing can produce the number, as a clause; `where` is "here" or "under its current bundle". */
  readonly notMeasurable: (where: string) => string;
  /** Published source of the estimate and its interval. */
  readonly source: string;
  readonly flags: Flags;
  /** Which rows the flags read: the slice (`decisions`), with the decision as logged (`logged`), or units made of it. */
  readonly rows: 'decisions' | 'logged' | Units;
  /** Dimensions that say what the measure counts in other words: every override has a reason for one. */
  readonly madeOf: readonly Dimension[];
  /** Whether a decision can be too young for it: a measure that needs no truth counts decisions of any age. */
  readonly readsLag: boolean;
  /** One SELECT over `slice`: group_key, incident_key, event_id, decision_id and the flags. */
  readonly sql: string;
  /** With the flag `unlogged`: what must be said beside the number; null = nothing. */
  readonly sayUnlogged?: (found: Unlogged) => string | null;
  /** Where only misses can be told and nothing is resolved: why there is no share. */
  readonly sayOpenMisses?: (misses: number, open: number) => string;
}

/** Why nothing in view can produce the number, as a sentence. */
export const unmeasurableHere = ({ notMeasurable }: Pick<RateDefinition, 'notMeasurable'>): string =>
  sentence(notMeasurable('here'));

/** The selection that a metric of this population really reads. */
export function selectionFor(population: Population, selection: Selection): Selection {
  if (population === 'test') return { ...selection, environment: 'test' };
  return selection.environment === 'all' ? { ...selection, environment: 'production' } : selection;
}
