import type { Gate } from '../../records/criteria';
import { type DrawnBet, drawnEValue, drawnUpperBound } from '../../statistics/audit-e-process';
import { worseMaxLogE } from '../../statistics/betting-e-process';
import { hajekRate, type HajekRate, type WeightedCase } from '../../statistics/hajek';
import type { Counted } from '../readings/evidence';
import { decidingOf, type GateReading, limitOf, recentIncidents } from '../readings/judge-readings';
import { type Average, averages, labelChoices, sizeWeights } from '../readings/readings';
import { answeredFor, type AuditEvidence } from './audit-evidence';
import type { RealIncident, RealUnit, RealUnits } from './real-units';

/** A share and the weight of the bet on it, 0…1; undefined where nothing of it is in this part of the draw. */
interface Weighted {
  readonly weight: number;
  readonly share: number;
}

const sumOf = <T>(of: readonly T[], value: (each: T) => number) =>
  of.reduce((total, each) => total + value(each), 0);

/** What one unit holds of one part of a draw, each incident with the weight that makes all alike over the draw. */
function weigh(
  { incidents }: RealUnit,
  real: readonly RealIncident[],
  average: Average,
  size: { readonly weight: number; readonly all: number },
  weightOf: (each: RealIncident) => number,
): Weighted {
  if (average === 'all_decisions') {
    const all = sumOf(real, (each) => weightOf(each) * each.n);
    const share = sumOf(real, (each) => weightOf(each) * each.missed) / all;
    return { weight: (size.weight * all) / size.all, share };
  }
  const all = sumOf(real, weightOf);
  const missed = real.filter((each) => each.missed > 0);
  if (average === 'share_per_incident')
    return {
      weight: all / incidents,
      share: sumOf(real, (each) => (weightOf(each) * each.missed) / each.n) / all,
    };
  // Of several any may be missed: one that was drawn counts for those that were not.
  return missed.length === 0
    ? { weight: all / incidents, share: 0 }
    : { weight: Math.max(...missed.map(weightOf)), share: 1 };
}

/**
 * The bet on a unit. Where several incidents are one unit and any miss counts, the drawn ones speak for the others too: a
 * miss takes its whole weight, a catch gives p0 of it, so that the mean over the draw is at most that of the truth.
 */
const betOn =
  ({ weight, share }: Weighted, isAnyOfSeveral: boolean): DrawnBet =>
  (p0) =>
    isAnyOfSeveral ? weight * (share > 0 ? -1 : p0) : (weight * (p0 - share)) / (1 - p0);

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));

interface Judged {
  readonly reading: Omit<GateReading, 'cluster' | 'label' | 'leftOut'>;
  readonly eInformed: number;
  readonly eUniform: number;
  readonly estimate: HajekRate;
}

interface Rates {
  readonly alpha: number;
  readonly lowest: number;
}

function judgeOne(all: readonly RealUnit[], average: Average, gate: Gate, { alpha, lowest }: Rates): Judged {
  const limit = limitOf(gate, average);
  const countOf = ({ real }: RealUnit) => sumOf(real, ({ n }) => n);
  const sizes = sizeWeights(all.map((unit) => ({ n: countOf(unit), unresolved: 0 })));
  const isAny = average === 'incidents_with_error';
  const isAnyOfSeveral = isAny && all.some(({ incidents }) => incidents > 1);
  const weightOf = ({ probability }: RealIncident) => lowest / probability;
  const informed: DrawnBet[] = [];
  const uniform: DrawnBet[] = [];
  const cases: WeightedCase[] = [];
  all.forEach((unit, at) => {
    const size = { weight: sizes[at] ?? 1, all: countOf(unit) };
    const own = weigh(unit, unit.real, average, size, weightOf);
    informed.push(betOn(own, isAnyOfSeveral));
    const alike = unit.real.filter((each) => each.isUniform);
    if (alike.length > 0)
      uniform.push(
        betOn(
          weigh(unit, alike, average, size, () => 1),
          isAnyOfSeveral,
        ),
      );
    const drawn = average === 'all_decisions' ? (own.weight / size.weight) * size.all : own.weight;
    // A unit of which only a part was drawn weighs less than one incident.
    cases.push({
      weight: 1 / lowest,
      denominator: drawn,
      numerator: drawn * own.share,
      cluster: String(at),
    });
  });
  const bets = { informed, uniform };
  const { logE, informed: eInformed, uniform: eUniform } = drawnEValue(bets, limit);
  const estimate = hajekRate(cases);
  const share = estimate.p ?? 1;
  const recentShare = hajekRate(cases.slice(-recentIncidents(limit))).p ?? 1;
  const isMissed = ({ real }: RealUnit) => real.some(({ missed }) => missed > 0);
  return {
    reading: {
      ...{ average, limit, share, recentShare, incidents: all.length },
      errors: isAny
        ? all.filter(isMissed).length
        : sumOf(all, ({ real }) => sumOf(real, ({ missed }) => missed)),
      of: isAny ? all.length : sumOf(all, countOf),
      eNow: eValueOf(logE),
      upper: drawnUpperBound(bets, alpha),
      holds: logE >= -Math.log(alpha) && share < limit && recentShare < limit,
    },
    ...{ eInformed: eValueOf(eInformed), eUniform: eValueOf(eUniform), estimate },
  };
}

export interface JudgedMisses extends Pick<Judged, 'eInformed' | 'eUniform' | 'estimate'> {
  readonly readings: readonly GateReading[];
  readonly deciding: number;
  /** ln of the evidence that more is missed than the limit, by incident; the largest so far. */
  readonly worseLogE: number;
}

interface Judging extends Rates {
  readonly missing: number;
  /** Which units the evidence of being worse may use. */
  readonly isSince: (openedAt: number) => boolean;
  /** What it is worse than, where the gate's own limit is corrected for its labels. */
  readonly worseLimit?: number;
}

/** ln of the evidence against “at most the limit is missed”, from what readers are sure of. */
function worseLogE(
  units: readonly RealUnit[],
  { limit }: Gate,
  { lowest, isSince, worseLimit = limit }: Judging,
): number {
  const sure = units.flatMap(({ openedAt, real }) =>
    isSince(openedAt) ? real.filter(({ n, open }) => n > open) : [],
  );
  const shares = sure.map(({ n, missed, open }) => (missed - open) / (n - open));
  return worseMaxLogE(
    shares,
    worseLimit,
    sure.map(({ probability }) => lowest / probability),
  );
}

/**
 * Judges misses among what warranted an action, which only readers know, under every reading: a bet on each drawn
 * incident that is real, smaller by its probability where that is larger, so that on average over the draw every incident
 * has the same bet: E[R/π·real·(p0 − miss)] ≤ 0 where the share of misses among the real is at least p0. Of several
 * incidents taken as one, each has its part of the bet. The first and the latest label of a case are one here. `missing`
 * counts as missed.
 */
export function judgeMisses(found: readonly RealUnits[], gate: Gate, judging: Judging): JudgedMisses | null {
  const { alpha, lowest, missing } = judging;
  const one = { n: 1, missed: 1, open: 1, probability: lowest, isUniform: true };
  const lost = Array.from({ length: Math.min(missing, 10_000) }, (): RealUnit => ({
    openedAt: 0,
    incidents: 1,
    real: [one],
  }));
  const known = new Map<readonly RealUnit[], Judged[]>();
  const judged = found.flatMap(({ units, cluster, leftOut }) => {
    const own =
      known.get(units) ?? averages.map((average) => judgeOne([...units, ...lost], average, gate, judging));
    known.set(units, own);
    return labelChoices.flatMap((label) =>
      own.map((each) => ({ ...each, reading: { ...each.reading, cluster, label, leftOut } })),
    );
  });
  const readings = judged.map(({ reading }) => reading);
  const deciding = decidingOf(readings, alpha);
  const chosen = judged[deciding];
  if (chosen === undefined) return null;
  const { eInformed, eUniform, estimate } = chosen;
  return {
    ...{ readings, deciding, eInformed, eUniform, estimate },
    worseLogE: worseLogE(found[0]?.units ?? [], gate, judging),
  };
}

/** A blind reader's label; what an incident review or a lab says outranks it. */
const rankOfReaders = 3;

/**
 * What the gates on the labels of the log count where readers of a sample judge known misses: the draw takes misses more
 * often than catches, so cases that their answers alone decide would make the agent look worse than it is.
 */
export function withoutAnswers(
  counted: readonly Counted[],
  audit: AuditEvidence | null | undefined,
  gates: readonly Gate[],
): readonly Counted[] {
  if (audit == null || audit.problem !== null) return counted;
  const valid = new Set(audit.answers.valid.map(({ eventId }) => eventId));
  return counted.map((each) => {
    const own = gates.filter(
      ({ metric, maturityLagDays }) => metric === each.metric && maturityLagDays === each.maturityLagDays,
    );
    const answered = each.metric === 'known_misses' ? answeredFor(audit, each) : undefined;
    if (answered === undefined || own.some(({ minLabelRank }) => minLabelRank > rankOfReaders)) return each;
    const marks = [...each.decisions.marks];
    for (const { row, answer, isOutranked } of answered.answered)
      if (valid.has(answer) && !isOutranked) marks[row] = 0;
    return { ...each, decisions: { ...each.decisions, marks } };
  });
}
