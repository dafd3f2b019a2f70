import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { capital, count, counted, eMark, eValue, oneIn, percent, plain } from '../../words/format';
import { nounOf } from '../../words/gate-nouns';
import { readingCounts, readingFound, readingWords, unitOf } from '../../words/verdict-sentences';

type GateReading = GateResult['readings'][number];

/** What a reading averages, in a few words. */
export const averageWords: Record<GateReading['average'], string> = {
  share_per_incident: 'mean share of an incident',
  all_decisions: 'share of all decisions',
  incidents_with_error: 'incidents with any error',
};

/** Readings that give the same numbers, as one row. */
export interface ReadingRow {
  readonly key: string;
  readonly isDeciding: boolean;
  readonly holds: boolean;
  readonly average: string;
  /** How the records were counted: the plainest of the readings, and how many others agree. */
  readonly counted: string;
  readonly readings: number;
  readonly found: string;
  readonly share: string;
  readonly recent: string;
  readonly limit: string;
  /** What the evidence leaves possible. */
  readonly atMost: string;
  readonly e: string;
}

const numbersOf = ({ average, errors, of, incidents, share, recentShare, eNow, upper }: GateReading) =>
  JSON.stringify([average, errors, of, incidents, share, recentShare, eNow, upper]);

const countedWords = (reading: GateReading) => capital(readingWords(reading) ?? 'as the records say');

/** The readings of a gate, those that give the same numbers together; the one that decides comes first. */
export function readingRows(gate: GateResult): ReadingRow[] {
  const groups = new Map<string, { first: GateReading; all: GateReading[]; isDeciding: boolean }>();
  gate.readings.forEach((reading, place) => {
    const key = numbersOf(reading);
    const group = groups.get(key) ?? { first: reading, all: [], isDeciding: false };
    group.all.push(reading);
    if (place === gate.decidingReading) Object.assign(group, { isDeciding: true, first: reading });
    groups.set(key, group);
  });
  const rows = [...groups].map(([key, { first, all, isDeciding }]): ReadingRow => ({
    key,
    isDeciding,
    holds: first.holds,
    average: averageWords[first.average],
    counted:
      all.length === 1
        ? countedWords(first)
        : `${countedWords(first)}, and ${count(all.length - 1)} more with equal numbers`,
    readings: all.length,
    found: readingCounts(first, gate.metric),
    share: percent(first.share),
    recent: percent(first.recentShare),
    limit: oneIn(first.limit),
    atMost: percent(first.upper),
    e: `${eValue(first.eNow)} of ${eMark(gate.eNeeded)}`,
  }));
  return rows.sort(
    (a, b) => Number(b.isDeciding) - Number(a.isDeciding) || Number(a.holds) - Number(b.holds),
  );
}

/**
 * Share and limit of the reading that decides: what the intervals of a gate are about. The share is null where too few
 * decisions are resolved for one.
 */
export function decidingOf({
  observed,
  readings,
  decidingReading,
  limit,
}: Pick<GateResult, 'observed' | 'readings' | 'decidingReading' | 'limit'>): {
  readonly share: number | null;
  readonly limit: number;
} {
  const reading = readings[decidingReading];
  return {
    share: observed.share === null ? null : (reading?.share ?? observed.share),
    limit: reading?.limit ?? limit,
  };
}

/**
 * What a gate's share is of: the counts of the reading that decides, then what is known without it. "103 of 478 in the
 * worst reading, 19 unknown counted as wrong. Known: 84 of 459 actions were wrong, in 71 of 358 incidents".
 */
export function foundWords({
  metric,
  state,
  reason,
  observed,
  readings,
  decidingReading,
}: GateResult): string {
  if (state === 'not_measurable') return reason ?? 'no data';
  const { hits, n, incidents, incidentsInError, unresolved, missing, strays } = observed;
  const { decisions, wrong } = nounOf(metric);
  const known = `${hits === 0 ? 'none' : count(hits)} of ${count(n)} ${decisions} ${wrong}, in ${count(incidentsInError)} of ${counted(incidents, 'incident')}`;
  const reading = readings[decidingReading];
  if (reading === undefined || (reading.errors === hits && reading.of === n)) return known;
  const unknown = unresolved + missing + strays;
  const unit = reading.average === 'incidents_with_error' ? ' incidents' : '';
  // Each incident weighs alike here, so that the share is not the one of its counts.
  const mean =
    reading.average === 'share_per_incident' &&
    percent(reading.share) !== percent(reading.errors / reading.of)
      ? `in the average ${unitOf(reading)}; `
      : '';
  return `${mean}${count(reading.errors)} of ${count(reading.of)}${unit} in the worst reading${unknown > 0 && reading.errors > 0 ? `, ${count(unknown)} unknown counted as wrong` : ''}. Known: ${known}`;
}

/** How many readings hold, and which one decides. */
export function readingsSentence(gate: GateResult): string {
  const all = gate.readings.length;
  const reading = gate.readings[gate.decidingReading];
  if (reading === undefined) return '';
  const open = gate.readings.filter(({ holds }) => !holds).length;
  const first =
    open === 0
      ? all === 1
        ? 'The one reading holds.'
        : `All ${count(all)} readings hold.`
      : `${open === all ? `None of ${counted(all, 'reading')} holds` : `${count(open)} of ${count(all)} readings do not hold`}.`;
  return plain(
    `${first} The worst decides: ${readingFound(reading, gate)}; the limit is ${oneIn(reading.limit)}.`,
  );
}

/** The gate whose readings matter most: the one that decided, else the one with the least evidence. */
export function weakestGate({ gates, decidingRule }: ScopeVerdict): GateResult | undefined {
  const strength = ({ eValue: e, eNeeded }: GateResult) => Math.log(e) / Math.log(eNeeded);
  return (
    gates.find(({ id }) => id === decidingRule) ??
    gates.reduce<GateResult | undefined>(
      (best, gate) => (best === undefined || strength(gate) < strength(best) ? gate : best),
      undefined,
    )
  );
}

/** What would have to be true for a gate that is met to be open. */
export function sensitivitySentence({ sensitivity, observed }: GateResult): string | null {
  if (sensitivity === null) return null;
  const { unknown, turnsAt, times, mixShift } = sensitivity;
  const known = observed.n === 0 ? 0 : observed.hits / observed.n;
  const cases = `the ${counted(unknown, 'decision')} without a known outcome`;
  const first =
    unknown === 0
      ? ''
      : turnsAt === null
        ? `It holds even if ${unknown === 1 ? 'the one decision without a known outcome is' : `all ${counted(unknown, 'decision')} without a known outcome are`} wrong.`
        : times === null
          ? `It holds unless ${percent(turnsAt)} of ${cases} are wrong; none of the labelled is.`
          : times <= 1
            ? `It holds only if ${cases} are wrong less often than the labelled (${percent(known)}).`
            : `It holds unless ${cases} are wrong ${timesWords(times)} times as often as the labelled (${percent(known)}).`;
  const mix =
    mixShift < 0.0005
      ? 'It holds for this mix of cases only.'
      : `It holds while the case mix shifts by at most ${percent(mixShift)}.`;
  return plain(first === '' ? mix : `${first} ${mix}`);
}

// Rounded down: nothing sounds safer than it is.
const timesWords = (times: number): string =>
  count(times >= 10 ? Math.floor(times) : Math.floor(times * 10) / 10);

/** Gates that one incident dominates: named where it holds at least a quarter of several errors. */
export function largestIncidentSentence({ observed }: GateResult): string | null {
  const { largestShare, hits, incidentsInError } = observed;
  if (largestShare === null || hits < 2) return null;
  return plain(
    incidentsInError === 1
      ? `One incident holds all ${count(hits)} errors.`
      : `The worst incident holds ${percent(largestShare)} of all ${count(hits)} errors.`,
  );
}

export const readingColumns = [
  { title: 'Counted', numeric: false },
  { title: 'What is averaged', numeric: false },
  { title: 'Found', numeric: false },
  { title: 'Share', numeric: true },
  { title: 'Last incidents', numeric: true },
  { title: 'Limit', numeric: true },
  { title: 'At most', numeric: true },
  { title: 'E', numeric: true },
  { title: 'Holds', numeric: false },
] as const;

/** A row as texts, in the order of `readingColumns`. */
export const readingCells = (row: ReadingRow): string[] =>
  [
    `${row.counted}${row.isDeciding ? ' (decides)' : ''}`,
    ...[row.average, row.found, row.share, row.recent, row.limit, row.atMost, row.e],
    row.holds ? 'yes' : 'no',
  ].map(plain);
