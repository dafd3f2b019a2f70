import type { BetWeights } from '../../statistics/betting-e-process';
import { adverseShare, certainShare, type GateIncident } from './incidents';

/** (a) the mean share of an incident in error, (b) errors among all decisions, (c) incidents with any error. */
export const averages = ['share_per_incident', 'all_decisions', 'incidents_with_error'] as const;
export type Average = (typeof averages)[number];

/** What is taken as one incident; `union` joins whatever shares an incident, a finding or a target within a day. */
export const clusterings = ['incident', 'finding', 'target_day', 'union'] as const;
export type Clustering = (typeof clusterings)[number];

export const labelChoices = ['latest', 'first'] as const;
export type LabelChoice = (typeof labelChoices)[number];

/** What left the denominator by the agent's or the labeller's word: as the record says, or all of it put back. */
export const exclusions = ['as_recorded', 'put_back'] as const;
export type Exclusion = (typeof exclusions)[number];

/** One choice of what is counted, before it is averaged. */
export interface Counting {
  readonly cluster: Clustering;
  readonly label: LabelChoice;
  readonly leftOut: Exclusion;
}

export interface Reading extends Counting {
  readonly average: Average;
}

/** The incidents of one counting, in the order in which they were opened. */
export interface CountedIncidents extends Counting {
  readonly incidents: readonly GateIncident[];
}

export const plainCounting: Counting = { cluster: 'incident', label: 'latest', leftOut: 'as_recorded' };

/** What one average bets on: a share and the weight of the bet, incident by incident. */
export interface Stream {
  readonly shares: readonly number[];
  readonly weights: BetWeights | undefined;
}

/**
 * The incidents as one average sees them. `adverse`: unresolved decisions are errors (what promotion is judged on);
 * `certain`: they are right (what “shown worse” is judged on).
 */
export function streamOf(
  incidents: readonly GateIncident[],
  average: Average,
  side: 'adverse' | 'certain',
): Stream {
  const share = side === 'adverse' ? adverseShare : certainShare;
  const shares = incidents.map(share);
  if (average === 'incidents_with_error')
    return { shares: shares.map((each) => (each > 0 ? 1 : 0)), weights: undefined };
  return { shares, weights: average === 'all_decisions' ? sizeWeights(incidents) : undefined };
}

/**
 * Weight of each incident among all decisions: its size against the 90 % quantile of the sizes of the incidents
 * before it, at most 1. The first has none before it and the weight 1.
 */
export function sizeWeights(incidents: readonly Pick<GateIncident, 'n' | 'unresolved'>[]): number[] {
  const seen = new Map<number, number>();
  let quantile = 0;
  let upTo = 0;
  return incidents.map(({ n, unresolved }, before) => {
    const size = n + unresolved;
    if (before > 0) {
      // The quantile moves by at most a step at a time: `upTo` of the earlier sizes are at or below it.
      while (upTo < 0.9 * before) {
        quantile = nextLarger(seen, quantile);
        upTo += seen.get(quantile) ?? 0;
      }
      while (upTo - (seen.get(quantile) ?? 0) >= 0.9 * before) {
        upTo -= seen.get(quantile) ?? 0;
        quantile = nextSmaller(seen, quantile);
      }
    }
    const weight = before === 0 ? 1 : Math.min(size, quantile) / quantile;
    seen.set(size, (seen.get(size) ?? 0) + 1);
    if (size <= quantile) upTo += 1;
    return weight;
  });
}

function nextLarger(seen: ReadonlyMap<number, number>, than: number): number {
  let found = Infinity;
  for (const size of seen.keys()) if (size > than && size < found) found = size;
  return found;
}

function nextSmaller(seen: ReadonlyMap<number, number>, than: number): number {
  let found = 0;
  for (const size of seen.keys()) if (size < than && size > found) found = size;
  return found;
}

/** What is in error of how many, in the unit that this average counts. */
export function errorsOf(
  incidents: readonly GateIncident[],
  average: Average,
): { readonly errors: number; readonly of: number } {
  let errors = 0;
  let of = 0;
  for (const { n, errors: wrong, unresolved } of incidents) {
    if (average === 'incidents_with_error') {
      errors += wrong + unresolved > 0 ? 1 : 0;
      of += 1;
    } else {
      errors += wrong + unresolved;
      of += n + unresolved;
    }
  }
  return { errors, of };
}

/** Uncapped share in error, as this average takes it; 0 of none. */
export function shareOf(incidents: readonly GateIncident[], average: Average): number {
  if (incidents.length === 0) return 0;
  if (average === 'share_per_incident') {
    let sum = 0;
    for (const incident of incidents) sum += adverseShare(incident);
    return sum / incidents.length;
  }
  const { errors, of } = errorsOf(incidents, average);
  return errors / of;
}
