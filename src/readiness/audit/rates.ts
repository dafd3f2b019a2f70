import { mark } from '../../records/decision-marks';
import { hajekRate, type WeightedCase } from '../../statistics/hajek';
import type { Interval } from '../../statistics/interval';
import { agreementOfReaders, type ReaderAgreement } from './second-readers';
import type { AuditedIncident, AuditEvidence, RateCount } from './audit-evidence';

/** A share estimated from what was drawn and read, each incident weighted by 1 over its probability of being drawn. */
export interface AuditedRate {
  readonly id: string;
  readonly title: string;
  /** Read decisions that count, hits among them, and the incidents that they are in. */
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  /** Drawn decisions without an answer that decides, and their share of all that were drawn, unweighted. */
  readonly unresolved: number;
  readonly unresolvedShare: number;
  /** Weighted share, 0…1; null below 10 decisions or 5 incidents. */
  readonly share: number | null;
  /** 95 %, incidents as clusters; null where nothing counts. */
  readonly interval: Interval | null;
}

const said = mark.counted | mark.error | mark.open;
const fewest = { decisions: 10, incidents: 5 };

/** What the readers of one decision agree on, or the third of them decides; null: it is open. */
function settledMark(marks: readonly number[], readers: number): number | null {
  if (marks.length < readers) return null;
  const times = new Map<number, number>();
  for (const each of marks) times.set(each & said, (times.get(each & said) ?? 0) + 1);
  const [first] = [...times].sort((a, b) => b[1] - a[1]);
  if (first === undefined || (first[0] & mark.open) !== 0) return null;
  const isSettled = times.size === 1 || (readers === 2 && marks.length > 2 && first[1] === marks.length - 1);
  return isSettled ? first[0] : null;
}

/** One mark a reader and decision; of two by one reader that differ, neither. */
function marksByRow({ answered }: RateCount, { answers: { valid } }: AuditEvidence): Map<number, number[]> {
  const known = new Map(valid.map((answer) => [answer.eventId, answer.reader]));
  const byRow = new Map<number, Map<string, number>>();
  for (const { row, answer, mark: own } of answered) {
    const reader = known.get(answer);
    if (reader === undefined) continue;
    const readers = byRow.get(row) ?? new Map<string, number>();
    byRow.set(row, readers);
    const before = readers.get(reader);
    readers.set(reader, before === undefined || (before & said) === (own & said) ? own : mark.open);
  }
  return new Map([...byRow].map(([row, readers]) => [row, [...readers.values()]]));
}

/**
 * What the readers show of one rate, over all drawn incidents of the scope: the Hájek ratio. Source: as `hajekRate`.
 */
export function auditedRate(count: RateCount, evidence: AuditEvidence): AuditedRate {
  const { rows } = evidence;
  const drawn = new Map(
    evidence.incidents.flatMap((each): [number, AuditedIncident][] =>
      each.readers === 0 ? [] : [[each.key, each]],
    ),
  );
  const marks = marksByRow(count, evidence);
  const cases: WeightedCase[] = [];
  let [hits, unresolved] = [0, 0];
  count.undrawn.forEach((undrawn, row) => {
    const incident = drawn.get(rows.incident[row] ?? -1);
    if (incident === undefined || rows.reading[row] !== 0 || (undrawn & said) === 0) return;
    const settled = settledMark(marks.get(row) ?? [], incident.readers);
    if (settled === null) {
      unresolved += 1;
      return;
    }
    if ((settled & mark.counted) === 0) return;
    const isHit = ((settled & mark.error) !== 0) === (count.better === 'lower');
    hits += Number(isHit);
    cases.push({
      ...{ weight: 1 / incident.probability, denominator: 1, numerator: Number(isHit) },
      cluster: String(incident.key),
    });
  });
  const rate = hajekRate(cases);
  const isFew = rate.n < fewest.decisions || rate.clusters < fewest.incidents;
  const { id, title } = count;
  return {
    ...{ id, title, n: rate.n, hits, incidents: rate.clusters, unresolved },
    unresolvedShare: unresolved === 0 ? 0 : unresolved / (unresolved + rate.n),
    share: isFew ? null : rate.p,
    interval: rate.n === 0 ? null : { lower: rate.lower, upper: rate.upper },
  };
}

/** What the draws of a scope and the answers to them come to, beside the gates that they decide. */
export function auditOfScope(evidence: AuditEvidence): AuditOfScope {
  const { draws, problem, answers, unknownDraws, triesBefore, counted, rates } = evidence;
  const byReader = new Map<string, Map<number, number | null>>();
  for (const { incident, reader, seconds } of answers.valid)
    byReader.set(reader, (byReader.get(reader) ?? new Map<number, number | null>()).set(incident, seconds));
  const effort = [...byReader.values()]
    .map((cases): Effort => {
      const timed = [...cases.values()].filter((seconds) => seconds !== null);
      const seconds = timed.length === 0 ? null : timed.reduce((sum, each) => sum + each, 0);
      return { readings: cases.size, timed: timed.length, seconds };
    })
    .sort((a, b) => b.readings - a.readings || (b.seconds ?? 0) - (a.seconds ?? 0));
  const known = effort.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  const first = counted.find(({ metric }) => metric === 'false_positive_share');
  return {
    ...{ draws, problem, unknownDraws, triesBefore },
    answers: { counted: answers.counted, faults: answers.faults },
    readers: effort.length,
    readings: effort.reduce((sum, { readings }) => sum + readings, 0),
    seconds: known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    effort,
    rates: problem === null && draws.length > 0 ? rates.map((rate) => auditedRate(rate, evidence)) : [],
    agreement: problem === null && first !== undefined ? agreementOfReaders(first, evidence) : null,
  };
}

/** What one person read: their name is not needed to say it. */
interface Effort {
  readonly readings: number;
  /** Readings that say how long they took, and their time; null where none does. */
  readonly timed: number;
  readonly seconds: number | null;
}

/** One scope's audit, as it stands beside its verdict. */
export interface AuditOfScope extends Pick<
  AuditEvidence,
  'draws' | 'problem' | 'unknownDraws' | 'triesBefore'
> {
  /** Records of answers that count, and those that do not, by why. */
  readonly answers: Pick<AuditEvidence['answers'], 'counted' | 'faults'>;
  /** People whose answers count, and the cases that each of them read. */
  readonly readers: number;
  readonly readings: number;
  /** Time of the readings that say how long they took; null where none does. */
  readonly seconds: number | null;
  /** By person, the one who read most first. */
  readonly effort: readonly Effort[];
  readonly rates: readonly AuditedRate[];
  /** Null where no case was read twice. */
  readonly agreement: ReaderAgreement | null;
}
