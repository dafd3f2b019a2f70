import { z } from 'zod';
import type { Statement } from '../../database/engine/query';
import { clopperPearson } from '../../statistics/clopper-pearson';
import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { clusterColumns, robustOf } from './cluster-sums';
import { unmeasurableHere, type RateDefinition } from './definition';

/** Below these a share is not shown as one: only its counts and interval are. */
export const fewestResolved = 10;
export const fewestIncidents = 5;

/** What SQL sums up per group; m decisions and e hits per incident. */
export const sumsSchema = z.object({
  key: z.string(),
  ...clusterColumns,
  unresolved: z.number(),
  young: z.number(),
  /** Counted, and the log does not tell what the number rests on; 0 where that is not asked. */
  unlogged: z.number().default(0),
});
export type Sums = z.infer<typeof sumsSchema>;

/** Sums of a statement that does not count what is unlogged count it as 0. */
export type CountedSums = Omit<Sums, 'unlogged'> & Partial<Pick<Sums, 'unlogged'>>;

export const noSums: Omit<Sums, 'key'> = {
  n: 0,
  hits: 0,
  unresolved: 0,
  young: 0,
  incidents: 0,
  sum_ee: 0,
  sum_em: 0,
  sum_mm: 0,
  hit_incidents: 0,
  other_incidents: 0,
  unlogged: 0,
};

export type RateState = 'measured' | 'not_enough_data' | 'not_measurable';

export interface Rate {
  readonly key: string;
  /** Resolved units in the denominator. */
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  readonly unresolved: number;
  /** Units that would count but are younger than the maturity lag. */
  readonly young: number;
  /** hits / n, 0…1; null when n is 0. */
  readonly share: number | null;
  /** 95 %, two-sided; null when n is 0. */
  readonly interval: Interval | null;
  /** n over the design effect, which has a floor: see `ClusterRobust`. */
  readonly effectiveN: number;
  /** Variance inflation by incidents, as observed; null where it is undefined. */
  readonly designEffect: number | null;
  /** The share if every unresolved unit turned out one way or the other; null when there is none at all. */
  readonly bounds: Interval | null;
  readonly state: RateState;
  /** What must be said with it: why it is not measured, or what the log does not tell; null when nothing. */
  readonly reason: string | null;
  /** The part of `reason` about what the log does not tell, where it has one. */
  readonly remark?: string;
  /** What can be run to get this number again. */
  readonly statement: Statement;
}

/** Everything that would count is younger than the maturity lag: none of it is resolved or unresolved yet. */
export const isAllYoung = ({ n, unresolved, young }: Pick<Rate, 'n' | 'unresolved' | 'young'>): boolean =>
  n === 0 && unresolved === 0 && young > 0;

/**
 * The rate of one group: share, 95 % interval (Korn and Graubard 1998, or Clopper and Pearson 1934), the two
 * bounds over what is unresolved, and its state.
 */
export function rateOf(definition: RateDefinition, sums: CountedSums, statement: Statement): Rate {
  const { n, hits, unresolved, young, incidents } = sums;
  const robust = robustOf(sums);
  const all = n + unresolved;
  const interval = definition.interval === 'korn_graubard' ? kornGraubard(robust) : clopperPearson(hits, n);
  return {
    key: sums.key,
    n,
    hits,
    incidents,
    unresolved,
    young,
    share: n === 0 ? null : hits / n,
    interval: n === 0 ? null : interval,
    effectiveN: robust.effectiveN,
    designEffect: robust.designEffect,
    bounds:
      all === 0
        ? null
        : { lower: hits / all, upper: (hits + unresolved - openMissesOf(definition, sums)) / all },
    ...told(
      stateOf(definition, sums),
      definition.sayUnlogged?.({ n, hits, unlogged: sums.unlogged ?? 0 }) ?? null,
    ),
    statement,
  };
}

/** Open units that can only turn out as no hit. */
const openMissesOf = (definition: RateDefinition, { unlogged = 0 }: CountedSums): number =>
  definition.sayOpenMisses === undefined ? 0 : unlogged;

const told = ({ state, reason }: Pick<Rate, 'state' | 'reason'>, remark: string | null) =>
  remark === null
    ? { state, reason }
    : { state, reason: reason === null ? remark : `${reason} ${remark}`, remark };

function stateOf(definition: RateDefinition, sums: CountedSums): Pick<Rate, 'state' | 'reason'> {
  const { n, unresolved, young, incidents } = sums;
  const things = n === 1 ? definition.unit : `${definition.unit}s`;
  if (n === 0 && unresolved === 0 && young === 0)
    return { state: 'not_measurable', reason: unmeasurableHere(definition) };
  if (isAllYoung(sums))
    return {
      state: 'not_enough_data',
      reason:
        young === 1
          ? 'The only one is younger than the maturity lag.'
          : `All ${young} are younger than the maturity lag.`,
    };
  const misses = openMissesOf(definition, sums);
  if (n === 0 && misses > 0)
    return {
      state: 'not_measurable',
      reason: definition.sayOpenMisses?.(misses, unresolved) ?? unmeasurableHere(definition),
    };
  if (n === 0) return { state: 'not_enough_data', reason: `None of ${unresolved} is resolved yet.` };
  if (n < fewestResolved || incidents < fewestIncidents) {
    const reason = `${n} resolved ${things} in ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}; a share needs at least ${fewestResolved} in ${fewestIncidents}.`;
    return { state: 'not_enough_data', reason };
  }
  return { state: 'measured', reason: null };
}
