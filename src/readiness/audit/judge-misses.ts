import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import type { Gate } from '../../records/criteria';
import { type AuditIncident, auditEProcess, auditUpperBound } from '../../statistics/audit-e-process';
import { hajekRate, type HajekRate } from '../../statistics/hajek';
import { type GateReading, limitOf, recentIncidents } from '../readings/judge-readings';
import { type Average, averages, plainCounting, sizeWeights } from '../readings/readings';
import type { AnsweredCount, AuditEvidence } from './audit-evidence';

/** A drawn incident in which an action was warranted, or may have been. */
export interface RealIncident {
  readonly openedAt: number;
  /** Decisions that warranted an action, and those of them that were missed. */
  readonly n: number;
  readonly missed: number;
  /** Of the missed: nobody has answered yet, or readers differ. */
  readonly open: number;
  readonly probability: number;
  readonly isUniform: boolean;
}

interface Asked {
  readonly releases: readonly string[];
  /** Only incidents opened by then, epoch ms. */
  readonly openedBy: number;
}

/**
 * The drawn incidents in which readers find an action warranted. A decision without an action that is not settled
 * counts as missed, one with an action not at all.
 */
export function realIncidents(
  { rows }: Pick<CountedDecisions, 'rows'>,
  { undrawn, answered }: AnsweredCount,
  evidence: AuditEvidence,
  { releases, openedBy }: Asked,
): RealIncident[] {
  const readers = new Map(evidence.answers.valid.map(({ eventId, reader }) => [eventId, reader]));
  const audited = new Map(evidence.incidents.map((each) => [each.key, each]));
  const said = new Map<number, Map<string, Set<number>>>();
  for (const { row, answer, mark: own } of answered) {
    const reader = readers.get(answer);
    if (reader === undefined) continue;
    const byReader = said.get(row) ?? new Map<string, Set<number>>();
    said.set(row, byReader);
    byReader.set(
      reader,
      (byReader.get(reader) ?? new Set()).add(own & (mark.counted | mark.error | mark.open)),
    );
  }
  type Sums = { -readonly [Key in keyof RealIncident]: RealIncident[Key] };
  const found = new Map<number, Sums>();
  undrawn.forEach((alone, row) => {
    const incident = audited.get(rows.incident[row] ?? -1);
    const isIn = releases.includes(rows.strata[rows.stratum[row] ?? 0]?.release ?? '');
    if (incident === undefined || incident.readers === 0 || rows.reading[row] !== 0 || !isIn) return;
    if ((alone & mark.young) !== 0) return;
    const byReader = [...(said.get(row)?.values() ?? [])];
    const all = new Set(byReader.flatMap((marks) => [...marks]));
    const [only = 0] = all;
    const isSettled = byReader.length >= incident.readers && all.size === 1 && (only & mark.open) === 0;
    const isMissed = isSettled ? (only & mark.error) !== 0 : (alone & mark.open) !== 0;
    if (!isMissed && !(isSettled && (only & mark.counted) !== 0)) return;
    const own = found.get(incident.key) ?? {
      ...{ openedAt: rows.made[row] ?? 0, n: 0, missed: 0, open: 0 },
      ...{ probability: incident.probability, isUniform: incident.isUniform },
    };
    found.set(incident.key, own);
    own.n += 1;
    own.missed += Number(isMissed);
    own.open += Number(isMissed && !isSettled);
  });
  return [...found.values()].filter(({ openedAt }) => openedAt <= openedBy);
}

const shareOf = ({ n, missed }: RealIncident, average: Average) =>
  average === 'incidents_with_error' ? Number(missed > 0) : missed / n;

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));

export interface JudgedMisses {
  readonly reading: GateReading;
  readonly eInformed: number;
  readonly eUniform: number;
  readonly estimate: HajekRate;
}

/**
 * Misses among what warranted an action, which only readers know: a bet on each drawn incident that is real, smaller
 * by its probability where that is larger, so that on average over the draw every incident has the same bet:
 * E[R/π·real·(p0 − miss)] ≤ 0 where the share of misses among the real is at least p0. `missing` counts as missed.
 */
export function judgeMisses(
  incidents: readonly RealIncident[],
  gate: Gate,
  { alpha, lowest, missing }: { alpha: number; lowest: number; missing: number },
): JudgedMisses[] {
  const lost: RealIncident = {
    ...{ openedAt: 0, n: 1, missed: 1, open: 1, probability: lowest, isUniform: true },
  };
  const all = [...incidents, ...Array.from({ length: Math.min(missing, 10_000) }, () => lost)];
  const sizes = sizeWeights(all.map(({ n }) => ({ n, unresolved: 0 })));
  return averages.map((average): JudgedMisses => {
    const limit = limitOf(gate, average);
    const items = all.map((each, at): AuditIncident => ({
      ...{ share: shareOf(each, average), probability: 1, prediction: 0, isUniform: each.isUniform },
      weight: (lowest / each.probability) * (average === 'all_decisions' ? (sizes[at] ?? 1) : 1),
    }));
    const options = { lowestProbability: 1 };
    const { logE, informed, uniform } = auditEProcess(items, limit, options);
    const estimateOf = (of: readonly RealIncident[], confidence?: number) =>
      hajekRate(
        of.map((each, at) => ({
          weight: 1 / each.probability,
          denominator: average === 'all_decisions' ? each.n : 1,
          numerator: average === 'all_decisions' ? each.missed : shareOf(each, average),
          cluster: String(at),
        })),
        confidence,
      );
    const estimate = estimateOf(all);
    const share = estimate.p ?? 1;
    const recentShare = estimateOf(all.slice(-recentIncidents(limit))).p ?? 1;
    const isAny = average === 'incidents_with_error';
    const sum = (value: (of: RealIncident) => number) => all.reduce((total, each) => total + value(each), 0);
    return {
      reading: {
        ...{ ...plainCounting, average, limit, share, recentShare },
        errors: isAny ? sum(({ missed }) => Number(missed > 0)) : sum(({ missed }) => missed),
        of: isAny ? all.length : sum(({ n }) => n),
        incidents: all.length,
        eNow: eValueOf(logE),
        upper: auditUpperBound(items, alpha, options),
        holds: logE >= -Math.log(alpha) && share < limit && recentShare < limit,
      },
      ...{ eInformed: eValueOf(informed), eUniform: eValueOf(uniform), estimate },
    };
  });
}
