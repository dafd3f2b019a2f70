import type { Gate } from '../../records/criteria';
import {
  type AuditCluster,
  auditEProcess,
  type AuditIncident,
  auditUpperBound,
  auditWorseEProcess,
} from '../../statistics/audit-e-process';
import { firstWhole } from '../../statistics/bisect';
import { hajekRate, type HajekRate, type WeightedCase } from '../../statistics/hajek';
import {
  decidingOf,
  type GateReading,
  type JudgedReadings,
  limitOf,
  provenAndWithdrawn,
  recentIncidents,
} from '../readings/judge-readings';
import { type Average, averages, labelChoices, sizeWeights } from '../readings/readings';
import { type Predict, predictionsOf } from './predictions';
import type { AuditUnit, Member, UnitsOfReading } from './units';

type Item = AuditIncident | AuditCluster;
type Side = 'adverse' | 'certain';

const isDrawn = ({ incident }: Member) => incident === null || incident.readers > 0;
const countOf = ({ wrong, surelyWrong }: Member, side: Side) => (side === 'adverse' ? wrong : surelyWrong);

interface View {
  readonly average: Average;
  readonly side: Side;
  readonly limit: number;
  readonly lowest: number;
  readonly predict: Predict;
}

/** An incident in no frame was not drawn, and what is known of it is all known. */
function incidentOf(member: Member, { average, side, limit, lowest, predict }: View): AuditIncident {
  const { incident, decisions } = member;
  const wrong = countOf(member, side);
  const isAny = average === 'incidents_with_error';
  const share = !isDrawn(member) ? null : isAny ? Number(wrong > 0) : wrong / decisions;
  if (incident === null)
    return { share, probability: 1, prediction: 0, isUniform: wrong > 0 && side === 'adverse', lowest };
  const prediction =
    side === 'certain' ? 0 : predict(isAny ? 'any' : 'share', incident.group, incident.draw, limit);
  const { probability, isUniform } = incident;
  return { share, probability, prediction, isUniform, lowest: incident.lowest };
}

/**
 * Several incidents counted as one of which any holds an error. Where some drawn one does, it counts 1/π of the least
 * likely of them: at least the truth on average, and no larger than any single incident can count.
 */
function anyOf(members: readonly Member[], side: Side, lowest: number): AuditIncident {
  const drawn = members.filter(isDrawn);
  const wrong = drawn.filter((each) => countOf(each, side) > 0);
  return {
    share: drawn.length === 0 ? null : Number(wrong.length > 0),
    probability: Math.min(...members.map(({ incident }) => incident?.probability ?? 1)),
    prediction: 0,
    isUniform: wrong.some(({ incident }) => incident?.isUniform ?? true),
    lowest: Math.min(...members.map(({ incident }) => incident?.lowest ?? lowest)),
  };
}

function itemsOf(units: readonly AuditUnit[], view: View): Item[] {
  const weights =
    view.average === 'all_decisions'
      ? sizeWeights(units.map(({ decisions: n }) => ({ n, unresolved: 0 })))
      : null;
  return units.map(({ members, decisions }, at): Item => {
    const weight = weights === null ? {} : { weight: weights[at] ?? 1 };
    const [first] = members;
    if (first !== undefined && members.length === 1) return { ...incidentOf(first, view), ...weight };
    if (view.average === 'incidents_with_error') return anyOf(members, view.side, view.lowest);
    return {
      parts: members.map((member) => ({ ...incidentOf(member, view), part: member.decisions / decisions })),
      ...weight,
    };
  });
}

/** The drawn as cases of a Hájek estimate, in the unit of an average. */
function casesOf(units: readonly AuditUnit[], average: Average): WeightedCase[] {
  return units.flatMap(({ members, decisions }, at): WeightedCase[] => {
    const cluster = String(at);
    if (average === 'incidents_with_error' && members.length > 1) {
      const { share, probability } = anyOf(members, 'adverse', 1);
      return share === null ? [] : [{ weight: 1 / probability, denominator: 1, numerator: share, cluster }];
    }
    return members.filter(isDrawn).map((member) => {
      const weight = 1 / (member.incident?.probability ?? 1);
      if (average === 'incidents_with_error')
        return { weight, denominator: 1, numerator: Number(member.wrong > 0), cluster };
      const unit = average === 'all_decisions' ? 1 : decisions;
      return { weight, denominator: member.decisions / unit, numerator: member.wrong / unit, cluster };
    });
  });
}

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));

export interface AuditRates {
  readonly alpha: number;
  readonly worseAlpha: number;
}

interface Judged {
  readonly reading: Omit<GateReading, 'cluster' | 'label' | 'leftOut'>;
  readonly informed: number;
  readonly uniform: number;
  readonly items: readonly Item[];
  readonly estimate: HajekRate;
  readonly crossings: () => readonly number[];
}

function judgeOne(
  units: readonly AuditUnit[],
  gate: Gate,
  rates: AuditRates,
  given: Omit<View, 'side' | 'limit'>,
) {
  const { average, lowest } = given;
  const limit = limitOf(gate, average);
  const options = { lowestProbability: lowest };
  const items = itemsOf(units, { ...given, side: 'adverse', limit });
  const { logE, informed, uniform, series } = auditEProcess(items, limit, options);
  const drawn = units.filter(({ members }) => members.some(isDrawn));
  const estimate = hajekRate(casesOf(drawn, average), 1 - 2 * rates.alpha);
  const recent = hajekRate(casesOf(drawn.slice(-recentIncidents(limit)), average));
  const upper = auditUpperBound(items, rates.alpha, options);
  const share = estimate.p ?? 1;
  const recentShare = recent.p ?? 1;
  // Both processes speak of one share: a limit that each of them rejects leaves nothing between them.
  const isEmpty = () =>
    upper < 1 &&
    average !== 'incidents_with_error' &&
    auditWorseEProcess(itemsOf(units, { ...given, side: 'certain', limit }), upper, options).maxLogE >=
      -Math.log(rates.worseAlpha);
  const of = drawn.flatMap(({ members }) => members.filter(isDrawn));
  const sum = (value: (member: Member) => number) => of.reduce((total, each) => total + value(each), 0);
  const isAny = average === 'incidents_with_error';
  const judged: Judged = {
    reading: {
      ...{ average, limit, share, recentShare, upper },
      errors: isAny
        ? drawn.filter(({ members }) => members.some((each) => isDrawn(each) && each.wrong > 0)).length
        : sum(({ wrong }) => wrong),
      of: isAny ? drawn.length : sum(({ decisions }) => decisions),
      incidents: drawn.length,
      eNow: eValueOf(logE),
      holds: logE >= -Math.log(rates.alpha) && share < limit && recentShare < limit && !isEmpty(),
    },
    ...{ informed, uniform, items, estimate },
    crossings: () => crossingsOf(series, -Math.log(rates.alpha)),
  };
  return judged;
}

/** Places at which a process came to stand at a mark, and at which it no longer did, in turn. */
function crossingsOf(series: readonly number[], needed: number): number[] {
  const places: number[] = [];
  series.forEach((logE, at) => {
    if (logE >= needed !== (places.length % 2 === 1)) places.push(at);
  });
  return places;
}

const runOf = ({ each: { crossings }, units }: { each: Judged; units: readonly AuditUnit[] }) => ({
  crossings,
  incidents: units,
});

export interface JudgedAudit extends Omit<JudgedReadings, 'process' | 'incidents'> {
  /** Of the deciding reading: E of both parts, and the weighted estimate with its interval. */
  readonly eInformed: number;
  readonly eUniform: number;
  readonly estimate: HajekRate;
  readonly logE: number;
  /** ln of the evidence that it is worse, by incident; the largest so far. */
  readonly worseLogE: number;
  /** Of the deciding reading's units, drawn or not. */
  readonly units: readonly AuditUnit[];
  /** Readings without an error that would open the deciding reading, drawn as those so far; null where none would. */
  readonly moreReadings: () => number | null;
}

/** Errors that nobody could draw: each is known, and placed last. */
export const missingUnits = (count: number, openedAt: number): AuditUnit[] =>
  Array.from({ length: count }, () => ({
    openedAt,
    decisions: 1,
    members: [{ incident: null, decisions: 1, wrong: 1, surelyWrong: 0, open: 1, severe: 0, severeOpen: 0 }],
  }));

const mostReadings = 3000;

function moreReadings(
  { items, reading, estimate }: Judged,
  units: readonly AuditUnit[],
  alpha: number,
  lowest: number,
): number | null {
  const rate = Math.max(lowest, Math.min(1, estimate.clusters / Math.max(1, units.length)));
  const clean = { probability: rate, prediction: reading.limit / 2, lowest };
  const block: Item[] = [
    { ...clean, share: 0, isUniform: true },
    ...Array.from({ length: Math.round(1 / rate) - 1 }, () => ({ ...clean, share: null, isUniform: false })),
  ];
  const isOpen = (more: number) => {
    const added = Array.from({ length: more }, () => block).flat();
    return (
      auditEProcess([...items, ...added], reading.limit, { lowestProbability: lowest }).logE >=
      -Math.log(alpha)
    );
  };
  if (isOpen(0)) return 0;
  return isOpen(mostReadings) ? firstWhole(0, isOpen) : null;
}

/**
 * Judges every reading of an audit. The smallest e-value decides, as on a census; the first and the latest label of a
 * case are one here. `lowest` is the lowest probability of all draws. `isSince` says which incidents the evidence of
 * being worse may use, and `worseLimit` what it is worse than where the gate's own limit is corrected for its labels.
 */
export function judgeAudit(
  readings: readonly UnitsOfReading[],
  gate: Gate,
  rates: AuditRates,
  {
    lowest,
    lagMs,
    isSince,
    worseLimit = gate.limit,
  }: { lowest: number; lagMs: number; isSince: (openedAt: number) => boolean; worseLimit?: number },
): JudgedAudit {
  const byIncident = readings.find(
    ({ cluster, leftOut }) => cluster === 'incident' && leftOut === 'as_recorded',
  );
  const plain = byIncident?.units ?? [];
  const predict = predictionsOf(plain);
  const known = new Map<readonly AuditUnit[], Judged[]>();
  const judged = readings.flatMap(({ units, cluster, leftOut }) => {
    const own =
      known.get(units) ??
      averages.map((average) => judgeOne(units, gate, rates, { average, lowest, predict }));
    known.set(units, own);
    return labelChoices.flatMap((label) =>
      own.map((each) => ({ each, units, reading: { ...each.reading, cluster, label, leftOut } })),
    );
  });
  const all = judged.map(({ reading }) => reading);
  const deciding = decidingOf(all, rates.alpha);
  const chosen = judged[deciding];
  if (chosen === undefined) throw new RangeError('an audit without a reading');
  const since = plain.filter(({ openedAt }) => isSince(openedAt));
  const certain = itemsOf(since, {
    ...{ average: 'share_per_incident', side: 'certain', limit: worseLimit, lowest, predict },
  });
  const { informed, uniform, estimate, reading } = chosen.each;
  return {
    readings: all,
    deciding,
    ...provenAndWithdrawn(runOf(chosen), judged.map(runOf), lagMs),
    ...{ eInformed: eValueOf(informed), eUniform: eValueOf(uniform), estimate, units: chosen.units },
    logE: Math.log(reading.eNow),
    worseLogE: auditWorseEProcess(certain, worseLimit, { lowestProbability: lowest }).maxLogE,
    moreReadings: () => moreReadings(chosen.each, chosen.units, rates.alpha, lowest),
  };
}
