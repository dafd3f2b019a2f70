import { sentence } from '../../records/clauses';
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

/** One KPI that is a share: what is counted over what, in words, and the SQL that counts it. */
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
  /**
   * One SELECT over `slice`: group_key, incident_key, event_id, decision_id and the flags
   * `counted` (resolved, in the denominator), `hit` (numerator), `open` (in the denominator but
   * unresolved) and `young` (would count, but is younger than the maturity lag). At most one of
   * counted, open and young is true. A fifth flag, `unlogged`, may say of which counted decisions the
   * log does not tell what the number rests on; with `sayOpenMisses` it says which open ones can be no hit.
   */
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
