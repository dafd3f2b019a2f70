import { auditClause, type AuditFound } from './audit-sentences';
import type { GateMetric } from '../records/criteria';
import { type Tier, tiers as ladder } from '../records/vocabulary';
import {
  capital,
  count,
  counted,
  daysOrWeeks,
  eMark,
  eValue,
  inSentence,
  joined,
  oneIn,
  percent,
  plain,
  plainWord,
  utcDate,
} from './format';
import { nounOf } from './gate-nouns';

// A verdict is exported as data: its sentences carry ordinary spaces.

const tiers: Readonly<Record<Tier, string>> = {
  read_only_analyst: 'read-only analyst',
  advisory_responder: 'advisory responder',
  limited_executor: 'limited executor',
  policy_staged_remediator: 'policy-staged remediator',
  autonomous_defender_mesh: 'autonomous defender mesh',
};

/** What an agent of a tier may do by itself, one sentence each. */
export const tierMeanings: Readonly<Record<Tier, string>> = {
  read_only_analyst: 'Reads and summarises; it proposes no action and changes nothing.',
  advisory_responder: 'Proposes actions; a person decides on each and carries it out.',
  limited_executor: 'Carries out reversible, low-risk actions by itself; a person approves the others.',
  policy_staged_remediator:
    'Carries out what policy allows in stages, with the approvals that policy requires and a way back.',
  autonomous_defender_mesh:
    'Acts together with other agents without asking first, inside policy; people watch and can stop it.',
};

/** The tier's name inside a sentence; a report may carry a tier that this build does not know. */
export function tierTitle(tier: string): string {
  return (tiers as Readonly<Record<string, string>>)[tier] ?? plainWord(tier);
}

/** What a sentence needs to know of one reading of the log. */
export interface ReadingFound {
  readonly average: 'share_per_incident' | 'all_decisions' | 'incidents_with_error';
  readonly cluster: 'incident' | 'finding' | 'target_day' | 'union';
  readonly label: 'latest' | 'first';
  readonly leftOut: 'as_recorded' | 'put_back';
  readonly limit: number;
  /** The unresolved and the missing among them. */
  readonly errors: number;
  readonly of: number;
  /** What is taken as one incident, so many times. */
  readonly incidents: number;
  readonly share: number;
  readonly recentShare: number;
}

/** What a verdict's sentence needs to know of a gate. */
export interface GateFound {
  readonly metric: GateMetric;
  readonly title: string;
  readonly state: 'met' | 'not_shown_yet' | 'breached' | 'not_measurable';
  readonly limit: number;
  readonly worseE: number;
  readonly worseNeeded: number;
  readonly moreCleanIncidents: number | null;
  readonly moreDays: number | null;
  /** A clause: why it is not measurable, or what is missing beside evidence. */
  readonly reason: string | null;
  readonly readings: readonly ReadingFound[];
  readonly decidingReading: number;
  readonly withdrawnOn: number | null;
  readonly trips: readonly {
    readonly on: number;
    readonly after: number;
    readonly limit: number;
    readonly from: string | null;
  }[];
  readonly worseStrata: readonly {
    readonly dimension: 'mode' | 'category' | 'resourceType' | 'criticality';
    readonly value: string;
    readonly errors: number;
    readonly of: number;
  }[];
  /** Whether labels are right often enough to show such a limit; null where no pair of labels tells. */
  readonly labels?: { readonly support: 'out_of_reach' | 'unknown' | 'supported' } | null;
  readonly observed: { readonly unresolved: number; readonly missing: number; readonly strays: number };
  readonly audit?: AuditFound;
}

const clusterWords: Readonly<Record<ReadingFound['cluster'], readonly [how: string | null, one: string]>> = {
  incident: [null, 'incident'],
  finding: ['counted by finding', 'finding'],
  target_day: ['counted by target and day', 'target'],
  union: ['with incidents joined that share a finding or a target', 'incident'],
};

/** What one unit of a reading is called. */
export const unitOf = ({ cluster }: Pick<ReadingFound, 'cluster'>): string => clusterWords[cluster][1];

/** What a reading counts differently from the records as they are; null where nothing. */
export function readingWords({
  cluster,
  label,
  leftOut,
}: Pick<ReadingFound, 'cluster' | 'label' | 'leftOut'>): string | null {
  const words = [
    clusterWords[cluster][0],
    label === 'first' ? 'by the first label of each case' : null,
    leftOut === 'put_back' ? 'with everything counted that was left out' : null,
  ].filter((each) => each !== null);
  return words.length === 0 ? null : joined(words);
}

/** "9 of 417 actions were wrong", in the unit that the reading counts. */
export function readingCounts(
  {
    average,
    cluster,
    errors,
    of,
    incidents,
    share,
  }: Omit<ReadingFound, 'label' | 'leftOut' | 'limit' | 'recentShare'>,
  metric: GateMetric,
): string {
  const { what, decisions, wrong } = nounOf(metric);
  const unit = clusterWords[cluster][1];
  const counts = `${errors === 0 ? 'none' : count(errors)} of ${count(of)}`;
  if (average === 'incidents_with_error') return `${what} in ${counts} ${unit}s`;
  if (average === 'all_decisions' || errors === 0)
    return `${counts} ${decisions} ${wrong}, in ${counted(incidents, unit)}`;
  return `${percent(share)} of the ${decisions} in the average ${unit} ${wrong} (${counts}, in ${counted(incidents, unit)})`;
}

function counts(gate: GateFound): string {
  const reading = gate.readings[gate.decidingReading];
  if (reading === undefined) return inSentence(gate.title);
  if (gate.audit !== undefined) return `${auditClause(gate.audit)}, ${auditedCounts(reading, gate)}`;
  return readingFound(reading, gate);
}

/** "about 1.9 % of actions were wrong (3 of 177 read)": incidents that were more likely to be drawn count less. */
function auditedCounts(reading: ReadingFound, { metric, observed: { unresolved } }: GateFound): string {
  const words = readingWords(reading);
  const { what, decisions, wrong } = nounOf(metric);
  const { average, errors, of, share, cluster } = reading;
  const unit = clusterWords[cluster][1];
  const read = `${count(errors)} of ${count(of)} read`;
  const found =
    average === 'incidents_with_error'
      ? `${what} in about ${percent(share)} of ${unit}s (${read})`
      : errors === 0
        ? `none of ${count(of)} ${decisions} ${wrong}`
        : `about ${percent(share)} of ${decisions} ${wrong} (${read})`;
  const open =
    unresolved > 0 && errors > 0
      ? `; ${count(unresolved)} without an answer ${unresolved === 1 ? 'counts' : 'count'} as wrong`
      : '';
  return `${words === null ? '' : `${words}, `}${found}${open}`;
}

/** What a reading found, and what of it counts as wrong because nothing shows it right. */
export function readingFound(
  reading: ReadingFound,
  { metric, observed: { unresolved, missing, strays } }: Pick<GateFound, 'metric' | 'observed'>,
): string {
  const open = [
    ...(unresolved > 0 ? [`${count(unresolved)} without a label`] : []),
    ...(missing > 0 ? [`${count(missing)} missing`] : []),
    ...(strays > 0 ? [`${count(strays)} under bundles too small to judge`] : []),
  ];
  const included =
    open.length > 0 && reading.errors > 0
      ? `; ${joined(open)} ${unresolved + missing + strays === 1 ? 'counts' : 'count'} as wrong`
      : '';
  const words = readingWords(reading);
  return `${words === null ? '' : `${words}, `}${readingCounts(reading, metric)}${included}`;
}

const limit = (gate: GateFound) =>
  `the limit is ${oneIn(gate.readings[gate.decidingReading]?.limit ?? gate.limit)}`;

/** ", 6 days at this pace"; nothing where the pace is not known. */
export const paceWords = (days: number | null): string =>
  days === null ? '' : `, ${daysOrWeeks(days)} at this pace`;

function missing(gate: GateFound): string {
  const more = gate.moreCleanIncidents ?? 0;
  if (more > 0 && gate.audit !== undefined) {
    const one = more === 1 ? 'reading' : 'readings';
    return ` It needs about ${count(more)} more ${one} without an error.`;
  }
  if (more === 0) {
    if (gate.reason !== null) return ` ${capital(gate.reason)}.`;
    const reading = gate.readings[gate.decidingReading];
    const isRecent =
      reading !== undefined && reading.share < reading.limit && reading.recentShare >= reading.limit;
    return isRecent ? ` Lately it was ${percent(reading.recentShare)}.` : '';
  }
  return more === 1
    ? ` It needs about 1 more incident without an error${paceWords(gate.moreDays)}.`
    : ` It needs about ${count(more)} more incidents without an error${paceWords(gate.moreDays)}.`;
}

export const partWords: Readonly<Record<GateFound['worseStrata'][number]['dimension'], string>> = {
  mode: 'mode',
  category: 'kind of action',
  resourceType: 'kind of target',
  criticality: 'criticality',
};

/** "Step down"; at the lowest tier, below which there is none, "Worse than the limit". */
export const stepDownWords = (tierHeld: string | null): string =>
  tierHeld === ladder[0] ? 'Worse than the limit' : 'Step down';

export function stepDownSentence(gate: GateFound, head = 'Step down', release: string | null = null): string {
  const of = release === null ? '' : ` with bundle ${release}`;
  const { decisions, wrong } = nounOf(gate.metric);
  const [trip] = [...gate.trips].sort((a, b) => a.on - b.on);
  if (trip !== undefined) {
    const from = trip.from === null ? '' : ` as ${trip.from}`;
    return plain(
      `${head}${of}: on ${utcDate(trip.on)}${from} the share of ${decisions} that ${wrong} rose above ${oneIn(trip.limit)}. Nobody has ruled on it since.`,
    );
  }
  const [part] = gate.worseStrata;
  if (part !== undefined && gate.worseE < gate.worseNeeded) {
    return plain(
      `${head}${of}: ${count(part.errors)} of ${count(part.of)} ${decisions} ${wrong} in one part (${partWords[part.dimension]} ${plainWord(part.value)}); the limit is ${oneIn(gate.limit)}.`,
    );
  }
  return plain(
    `${head}${of}: ${counts(gate)}; ${limit(gate)}. Evidence that it is worse: ${eValue(gate.worseE)} (${eMark(gate.worseNeeded)} is enough).`,
  );
}

export function notShownSentence(gate: GateFound): string {
  if (gate.state === 'not_measurable') {
    return plain(
      `Not proven yet: ${inSentence(gate.title)} cannot be measured (${gate.reason ?? 'no data'}); missing data never passes.`,
    );
  }
  const first =
    gate.withdrawnOn === null ? 'Not proven yet' : `Not proven any more since ${utcDate(gate.withdrawnOn)}`;
  if (gate.labels?.support === 'out_of_reach') return plain(`${first}: ${gate.reason ?? ''}.`);
  return plain(`${first}: ${counts(gate)}; ${limit(gate)}.${missing(gate)}`);
}

export function blockedSentence(
  control: { readonly sentence: string; readonly title: string },
  gates: number,
): string {
  const held = gates === 1 ? 'The gate is met' : `All ${gates} gates are met`;
  return `Not proven yet: ${control.sentence} ${held}; this required control (${inSentence(control.title)}) blocks.`;
}

/** Why a scope is not measurable: a clause of its sentence, as cells show it alone. */
export const unmeasuredClause = (gate: Pick<GateFound, 'title' | 'reason'>): string =>
  plain(`${inSentence(gate.title)}, ${gate.reason ?? 'no data'}`);

export const notMeasurableSentence = (clause: string): string => `Cannot be judged: ${clause}.`;

export const unreadSentence = 'Cannot be judged: a file ends early, and nobody knows what its rest holds.';

/** A bundle in service beside the one that is judged. */
export interface BundleBeside {
  readonly release: string;
  readonly share: number;
}

export function eligibleSentence(
  nextTier: Tier | null,
  weakest: GateFound,
  gates: number,
  criteria: { readonly name: string; readonly version: string },
  unproven: readonly BundleBeside[] = [],
): string {
  const all = gates === 1 ? 'The one gate is met' : `All ${gates} gates are met`;
  const tier = nextTier === null ? '' : ` for ${tierTitle(nextTier)}`;
  const readings = weakest.readings.length < 2 ? '' : ` under all ${count(weakest.readings.length)} readings`;
  const beside =
    unproven.length === 0
      ? ''
      : ` Not proven: ${joined(unproven.map(({ release, share }) => `${release}, ${percent(share)} of decisions`))}.`;
  return plain(
    `Eligible${tier}${readings}: ${counts(weakest)}; ${limit(weakest)}. ${all} under ${criteria.name}, version ${criteria.version}.${beside}`,
  );
}

/** Why no step applies to a scope: a clause. */
export function noStepClause({
  tierHeld,
  nextTier,
  riskClass,
}: {
  readonly tierHeld: string | null;
  readonly nextTier: string | null;
  readonly riskClass: string;
}): string {
  if (tierHeld === null) return 'the log does not say which tier the agent holds';
  const held = tierTitle(tierHeld);
  if (nextTier === null) return `${held} is the highest tier, there is none above to be eligible for`;
  return `the criteria name no gate for ${held} to ${tierTitle(nextTier)} at ${riskClass} risk`;
}
