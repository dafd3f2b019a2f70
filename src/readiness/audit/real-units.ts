import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import { clusterRows } from '../readings/count-incidents';
import { type Clustering, clusterings, type Exclusion, exclusions } from '../readings/readings';
import { readingOf, rowsOf } from '../readings/rows-of-reading';
import type { AnsweredCount, AuditEvidence } from './audit-evidence';
import type { UnitsOf } from './units';

/** A drawn incident in which an action was warranted, or may have been. */
export interface RealIncident {
  /** Decisions that warranted an action, and those of them that were missed. */
  readonly n: number;
  readonly missed: number;
  /** Of the missed: nobody has answered yet, or readers differ. */
  readonly open: number;
  readonly probability: number;
  readonly isUniform: boolean;
}

/** What is taken as one incident. */
export interface RealUnit {
  readonly openedAt: number;
  /** Incidents in it that could be drawn. */
  readonly incidents: number;
  /** Those that were, and are or may be real. */
  readonly real: readonly RealIncident[];
}

export interface RealUnits {
  readonly cluster: Clustering;
  readonly leftOut: Exclusion;
  /** In opening order; the same list where two readings come to the same. */
  readonly units: readonly RealUnit[];
}

interface Asked extends UnitsOf {
  /** Only what opened by then, epoch ms. */
  readonly openedBy: number;
}

type Vote = 'missed' | 'caught' | 'open' | 'not_real';

/** What the readers of a drawn incident say of each of its decisions. */
function votesOf({ undrawn, answered }: AnsweredCount, { answers: { valid } }: AuditEvidence) {
  const readers = new Map(valid.map(({ eventId, reader }) => [eventId, reader]));
  const said = new Map<number, Map<string, Set<number>>>();
  for (const { row, answer, mark: own } of answered) {
    const reader = readers.get(answer);
    if (reader === undefined) continue;
    const byReader = said.get(row) ?? new Map<string, Set<number>>();
    said.set(row, byReader);
    const marks = byReader.get(reader) ?? new Set();
    byReader.set(reader, marks.add(own & (mark.counted | mark.error | mark.open)));
  }
  return (row: number, readersAsked: number): Vote => {
    const byReader = [...(said.get(row)?.values() ?? [])];
    const all = new Set(byReader.flatMap((marks) => [...marks]));
    const [only = 0] = all;
    if (byReader.length >= readersAsked && all.size === 1 && (only & mark.open) === 0) {
      if ((only & mark.error) !== 0) return 'missed';
      return (only & mark.counted) === 0 ? 'not_real' : 'caught';
    }
    return ((undrawn[row] ?? 0) & mark.open) === 0 ? 'not_real' : 'open';
  };
}

/**
 * The clusters under every reading, with the drawn incidents in them in which readers find an action warranted. A
 * decision without an action that is not settled counts as missed, one with an action not at all.
 */
export function realUnits(
  { rows }: Pick<CountedDecisions, 'rows'>,
  answered: AnsweredCount,
  evidence: AuditEvidence,
  { releases, lagDays, rank, openedBy }: Asked,
): RealUnits[] {
  const vote = votesOf(answered, evidence);
  const audited = new Map(evidence.incidents.map((each) => [each.key, each]));
  // Which of them are real only readers know; all that could be drawn is taken together.
  const marks = answered.undrawn.map((alone, row) =>
    (alone & mark.young) === 0 && audited.has(rows.incident[row] ?? -1) ? mark.counted : 0,
  );
  const all: CountedDecisions = { rows, marks };
  const includes = ({ release }: { readonly release: string }) => releases.includes(release);
  const present = new Set(rows.reading);
  const byReading = new Map<number, Map<Clustering, RealUnit[]>>();
  const unitsOf = (chosen: readonly number[], clusters: Int32Array): RealUnit[] => {
    type Sums = { -readonly [Key in keyof RealIncident]: RealIncident[Key] };
    const found: ({ openedAt: number; members: Map<number, Sums> } | undefined)[] = [];
    chosen.forEach((row, at) => {
      const unit = (found[clusters[at] ?? 0] ??= { openedAt: rows.made[row] ?? 0, members: new Map() });
      const incident = audited.get(rows.incident[row] ?? -1);
      if (incident === undefined) return;
      const { probability, isUniform, readers } = incident;
      const own = unit.members.get(incident.key) ?? { n: 0, missed: 0, open: 0, probability, isUniform };
      unit.members.set(incident.key, own);
      const said = readers === 0 ? 'not_real' : vote(row, readers);
      if (said === 'not_real') return;
      own.n += 1;
      own.missed += Number(said !== 'caught');
      own.open += Number(said === 'open');
    });
    return found.flatMap((unit) => {
      if (unit === undefined || unit.openedAt > openedBy) return [];
      const real = [...unit.members.values()].filter(({ n }) => n > 0);
      return real.length === 0 ? [] : [{ openedAt: unit.openedAt, incidents: unit.members.size, real }];
    });
  };
  return exclusions.flatMap((leftOut) => {
    const asked = readingOf({ label: 'latest', leftOut });
    const reading = present.has(asked) ? asked : 0;
    let own = byReading.get(reading);
    if (own === undefined) {
      const chosen = rowsOf(all, reading, { lagDays, rank, includes });
      const lists = new Map<Int32Array, RealUnit[]>();
      own = new Map(
        [...clusterRows(all, chosen, clusterings, lagDays)].map(([cluster, clusters]) => {
          const list = lists.get(clusters) ?? unitsOf(chosen, clusters);
          lists.set(clusters, list);
          return [cluster, list];
        }),
      );
      byReading.set(reading, own);
    }
    return clusterings.map((cluster) => ({ cluster, leftOut, units: own.get(cluster) ?? [] }));
  });
}

/** Drawn incidents that as many people answered as were to. */
export function answeredInFull({ incidents, answers: { valid } }: AuditEvidence): number {
  const readersOf = new Map<number, Set<string>>();
  for (const { incident, reader } of valid)
    readersOf.set(incident, (readersOf.get(incident) ?? new Set<string>()).add(reader));
  return incidents.filter(({ key, readers }) => readers > 0 && (readersOf.get(key)?.size ?? 0) >= readers)
    .length;
}
