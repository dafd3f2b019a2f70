import type { Criteria } from '../../records/criteria';
import { clusterRobustRatio } from '../../statistics/cluster-robust';
import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { newcombeOf } from '../../statistics/newcombe-difference';
import type { GateIncident } from '../readings/incidents';

export type EquivalenceRule = NonNullable<Criteria['equivalence']>;

export interface Equivalence {
  readonly margin: number;
  readonly alpha: number;
  readonly isShown: boolean;
  /** Share in error of the bundle less that of the one before, over resolved decisions; null without any. */
  readonly difference: number | null;
  /** At 1 − 2α, each end with the unresolved decisions where they hurt most; null where too little is known. */
  readonly interval: Interval | null;
  readonly incidents: number;
  readonly incidentsBefore: number;
}

interface Fill {
  readonly p: number;
  readonly interval: Interval;
}

function filled(incidents: readonly GateIncident[], openAreErrors: boolean, confidence: number): Fill {
  const robust = clusterRobustRatio(
    incidents.map(({ n, errors, unresolved }) => ({
      n: n + unresolved,
      errors: errors + (openAreErrors ? unresolved : 0),
    })),
  );
  return { p: robust.p ?? 0, interval: kornGraubard(robust, confidence) };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const resolvedOf = (incidents: readonly GateIncident[]) => sum(incidents.map(({ n }) => n));
const shareOf = (incidents: readonly GateIncident[]) =>
  sum(incidents.map(({ errors }) => errors)) / resolvedOf(incidents);
const isEnough = (incidents: readonly GateIncident[]) =>
  resolvedOf(incidents) >= 10 && incidents.filter(({ n }) => n > 0).length >= 5;

/**
 * Whether two bundles are shown to be equivalent: two one-sided tests at α each, that is, the interval of
 * the difference at 1 − 2α lies within ± margin. Newcombe's interval from the Korn–Graubard limits of each
 * bundle; unresolved decisions count against it at both ends. Valid for a single planned look, not for one every week:
 * it is no e-process. `incidents` are the matured ones of each bundle. Fewer than 10 resolved decisions or 5
 * incidents on either side show nothing.
 * Source: Schuirmann (1987), J. Pharmacokinet. Biopharm. 15, 657–680; Newcombe (1998), Statistics in
 * Medicine 17, 873–890; Korn, Graubard (1998), Survey Methodology 24, 193–201.
 */
export function equivalenceOf(
  incidents: readonly GateIncident[],
  before: readonly GateIncident[],
  { margin, alpha }: EquivalenceRule,
): Equivalence {
  const common = { margin, alpha, incidents: incidents.length, incidentsBefore: before.length };
  if (!isEnough(incidents) || !isEnough(before)) {
    return { ...common, isShown: false, difference: null, interval: null };
  }
  const confidence = 1 - 2 * alpha;
  const difference = (openNow: boolean) => {
    const now = filled(incidents, openNow, confidence);
    const then = filled(before, !openNow, confidence);
    return newcombeOf(now.p, now.interval, then.p, then.interval);
  };
  const interval = { lower: difference(false).lower, upper: difference(true).upper };
  return {
    ...common,
    isShown: interval.lower > -margin && interval.upper < margin,
    difference: shareOf(incidents) - shareOf(before),
    interval,
  };
}
