import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import { clusterRows } from '../readings/count-incidents';
import { readingOf, rowsOf } from '../readings/rows-of-reading';
import { type Clustering, clusterings, type Exclusion, exclusions } from '../readings/readings';
import type { AnsweredCount, AuditedIncident, AuditEvidence } from './audit-evidence';

/** What one cluster holds of one incident. */
export interface Member {
  /** Null: in no frame, recorded only after the draw. What is known of it counts in full. */
  readonly incident: AuditedIncident | null;
  readonly decisions: number;
  /** By its readings; what is open or disputed is wrong. */
  readonly wrong: number;
  /** Wrong by every reading of it. */
  readonly surelyWrong: number;
  /** Drawn and without an answer that decides. */
  readonly open: number;
  readonly severe: number;
  /** Open, and severe if wrong. */
  readonly severeOpen: number;
}

/** What is taken as one incident. */
export interface AuditUnit {
  readonly openedAt: number;
  readonly members: readonly Member[];
  readonly decisions: number;
}

export interface UnitsOfReading {
  readonly cluster: Clustering;
  readonly leftOut: Exclusion;
  /** In opening order; the same list where two readings come to the same. */
  readonly units: readonly AuditUnit[];
}

interface Vote {
  isWrong: boolean;
  isOpen: boolean;
}

/** The answers to each decision, one vote a reader: of several by one reader the worst counts. */
function votesOf({ answered }: AnsweredCount, { answers: { valid } }: AuditEvidence) {
  const known = new Map(valid.map((answer) => [answer.eventId, answer]));
  const votes = new Map<number, Map<string, Vote>>();
  for (const { row, answer, mark: said } of answered) {
    const by = known.get(answer);
    if (by === undefined) continue;
    const own = votes.get(row) ?? new Map<string, Vote>();
    votes.set(row, own);
    const vote = own.get(by.reader) ?? { isWrong: false, isOpen: false };
    own.set(by.reader, {
      isWrong: vote.isWrong || (said & mark.error) !== 0,
      isOpen: vote.isOpen || (said & mark.open) !== 0,
    });
  }
  return votes;
}

interface Verdict {
  readonly marks: number;
  readonly isSurelyWrong: boolean;
}

/**
 * Right where everybody who was to read it did, and all say right. A third reader settles what the two of a case read
 * twice dispute; nobody outvotes the one reader of a case read once.
 */
function settle(undrawn: number, readers: number, votes: readonly Vote[]): Verdict {
  const kept = undrawn & ~(mark.counted | mark.open);
  if (votes.length < readers) return { marks: kept | mark.open, isSurelyWrong: false };
  const wrong = votes.filter(({ isWrong }) => isWrong).length;
  const against = votes.filter(({ isWrong, isOpen }) => isWrong || isOpen).length;
  const isThird = readers === 2 && votes.length > 2;
  const isSurelyWrong = wrong === votes.length || (isThird && wrong > 1);
  if (against <= (isThird ? 1 : 0)) return { marks: kept | mark.counted, isSurelyWrong };
  return { marks: kept | (wrong > 0 ? mark.counted | mark.error : mark.open), isSurelyWrong };
}

export interface AuditedDecisions {
  readonly decisions: CountedDecisions;
  readonly evidence: AuditEvidence;
  readonly count: AnsweredCount;
}

export interface UnitsOf {
  readonly releases: readonly string[];
  readonly lagDays: number;
  readonly rank: number;
}

/**
 * The clusters of one gate under every reading, with the answers in them. An answer counts whenever it came, so that
 * first and latest label are one: of two that differ the worse counts.
 */
export function auditUnits(
  { decisions, evidence, count }: AuditedDecisions,
  { releases, lagDays, rank }: UnitsOf,
): UnitsOfReading[] {
  const { rows, marks: census } = decisions;
  const audited = new Map(evidence.incidents.map((each) => [each.key, each]));
  const votes = votesOf(count, evidence);
  const surely = new Set<number>();
  const marks = count.undrawn.map((undrawn, row) => {
    if ((undrawn & (mark.counted | mark.open)) === 0) return undrawn;
    const incident = audited.get(rows.incident[row] ?? -1);
    if (incident === undefined) {
      const own = census[row] ?? 0;
      return (own & mark.counted) === 0 ? undrawn : own;
    }
    if (incident.readers === 0) return undrawn;
    const settled = settle(undrawn, incident.readers, [...(votes.get(row)?.values() ?? [])]);
    if (settled.isSurelyWrong) surely.add(row);
    return settled.marks;
  });
  const all = { rows, marks };
  const includes = ({ release }: { readonly release: string }) => releases.includes(release);
  const present = new Set(rows.reading);
  const lists: AuditUnit[][] = [];
  return exclusions.flatMap((leftOut) => {
    const reading = readingOf({ label: 'latest', leftOut });
    const chosen = rowsOf(all, present.has(reading) ? reading : 0, { lagDays, rank, includes });
    const byClusters = new Map<Int32Array, AuditUnit[]>();
    return [...clusterRows(all, chosen, clusterings, lagDays)].map(([cluster, clusters]): UnitsOfReading => {
      let units = byClusters.get(clusters);
      if (units === undefined) {
        const made = unitsOf(all, { chosen, clusters, audited, surely });
        units = lists.find((each) => isSame(each, made)) ?? made;
        lists.push(units);
        byClusters.set(clusters, units);
      }
      return { cluster, leftOut, units };
    });
  });
}

const isSame = (a: readonly AuditUnit[], b: readonly AuditUnit[]) =>
  a.length === b.length &&
  a.every(({ openedAt, decisions, members }, at) => {
    const other = b[at];
    return (
      other?.openedAt === openedAt &&
      other.decisions === decisions &&
      other.members.length === members.length &&
      members.every((one, place) => {
        const two = other.members[place];
        return (
          two?.incident === one.incident &&
          two.decisions === one.decisions &&
          two.wrong === one.wrong &&
          two.surelyWrong === one.surelyWrong &&
          two.open === one.open &&
          two.severe === one.severe &&
          two.severeOpen === one.severeOpen
        );
      })
    );
  });

interface Clustered {
  readonly chosen: readonly number[];
  readonly clusters: Int32Array;
  readonly audited: ReadonlyMap<number, AuditedIncident>;
  readonly surely: ReadonlySet<number>;
}

type Sums = { -readonly [Key in keyof Member]: Member[Key] };

function unitsOf(
  { rows, marks }: CountedDecisions,
  { chosen, clusters, audited, surely }: Clustered,
): AuditUnit[] {
  const found: ({ openedAt: number; members: Map<number, Sums>; decisions: number } | undefined)[] = [];
  chosen.forEach((row, at) => {
    const cluster = clusters[at] ?? 0;
    const unit = (found[cluster] ??= { openedAt: rows.made[row] ?? 0, members: new Map(), decisions: 0 });
    const key = rows.incident[row] ?? 0;
    const member = unit.members.get(key) ?? {
      ...{ incident: audited.get(key) ?? null, decisions: 0, wrong: 0, surelyWrong: 0, open: 0, severe: 0 },
      severeOpen: 0,
    };
    unit.members.set(key, member);
    const own = marks[row] ?? 0;
    const isWrong = (own & mark.error) !== 0;
    unit.decisions += 1;
    member.decisions += 1;
    if (isWrong || (own & mark.open) !== 0) member.wrong += 1;
    if ((own & mark.open) !== 0) member.open += 1;
    if (surely.has(row)) member.surelyWrong += 1;
    if ((own & mark.severe) === 0) return;
    if (isWrong) member.severe += 1;
    if ((own & mark.open) !== 0) member.severeOpen += 1;
  });
  return found
    .filter((unit) => unit !== undefined)
    .map(({ openedAt, members, decisions }) => ({ openedAt, members: [...members.values()], decisions }));
}

/**
 * What of a unit the draws could draw, or is known to be wrong. Incidents that were recorded only after the draw, dated
 * before its end and called right, nobody drew: they wait for the next draw, and are no clean readings.
 */
export function inFrame({ members, ...unit }: AuditUnit): AuditUnit[] {
  const kept = members.filter(({ incident, wrong }) => incident !== null || wrong > 0);
  if (kept.length === 0) return [];
  const decisions = kept.reduce((sum, each) => sum + each.decisions, 0);
  return [{ ...unit, members: kept, decisions }];
}
