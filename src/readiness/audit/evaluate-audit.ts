import type { Gate } from '../../records/criteria';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import {
  nothingDrawnClause,
  otherCriteriaClause,
  unansweredClause,
  uncoveredClause,
} from '../../words/audit-sentences';
import type { GateContext } from '../gate/judge-gate';
import { observe, openCondition } from '../gate/judge-gate';
import { outOfReach, pairsOf } from '../gate/limit-of-labels';
import type { Counted } from '../readings/evidence';
import { dayMs, type GateIncident, isOldEnough, isSinceRuling } from '../readings/incidents';
import type { AuditOfGate, CriteriaStamp, GateResult, GateState } from '../verdict';
import type { AnsweredCount, AuditEvidence, DrawOfScope } from './audit-evidence';
import { drawName } from './draw';
import { judgeAudit, type JudgedAudit, missingUnits } from './judge-audit';
import { judgeMisses } from './judge-misses';
import { answeredInFull, realUnits } from './real-units';
import { labelsOfReaders } from './second-readers';
import { auditUnits, type AuditUnit, inFrame, type UnitsOfReading } from './units';

export interface AuditInput {
  readonly evidence: AuditEvidence;
  readonly counted: Counted;
  readonly answered: AnsweredCount;
  /** Whose decisions the gate judges. */
  readonly releases: readonly string[];
  readonly criteria: CriteriaStamp;
}

/** Answers of a second analyst who read blind have this rank. */
const rankOfReaders = 3;

const isDrawn = ({ incident }: AuditUnit['members'][number]) => incident !== null && incident.readers > 0;

/** The draws that a gate of these bundles is judged on; null where they show nothing for it. */
function drawsFor(gate: Gate, { evidence, releases }: AuditInput): readonly DrawOfScope[] | null {
  if (gate.minLabelRank > rankOfReaders) return null;
  const own = evidence.draws.filter((draw) => draw.releases.some((release) => releases.includes(release)));
  return own.length === 0 ? null : own;
}

function problemOf(draws: readonly DrawOfScope[], { evidence, criteria }: AuditInput): string | null {
  if (evidence.problem !== null) return evidence.problem;
  const other = draws.find((draw) => draw.criteria.hash !== criteria.hash);
  return other === undefined ? null : otherCriteriaClause(drawName(other));
}

/** Every draw from incidents that had been drawn before is a further try, under another bundle or name too. */
function attemptOf(draws: readonly DrawOfScope[], evidence: AuditEvidence): number {
  const said = Math.max(...draws.map((draw) => draw.attempt));
  const given = draws.filter(({ kind }) => kind !== 'extend').length;
  const others = evidence.draws.filter(
    (draw) => !draws.includes(draw) && draw.kind !== 'extend' && draw.attempt > 1,
  );
  return Math.max(said, given) + others.length + evidence.unknownDraws + evidence.triesBefore;
}

/** What was drawn of the incidents that the records name, as a gate counts it. */
function drawnIncidents(units: readonly AuditUnit[]): GateIncident[] {
  return units.flatMap(({ openedAt, members }, at) => {
    const own = members.filter(isDrawn);
    if (own.length === 0) return [];
    const sum = (value: (member: (typeof own)[number]) => number) =>
      own.reduce((total, each) => total + value(each), 0);
    const unresolved = sum(({ open }) => open);
    return [
      {
        ...{ incident: at, openedAt, unresolved },
        n: sum(({ decisions }) => decisions) - unresolved,
        errors: sum(({ wrong }) => wrong) - unresolved,
        severe: sum(({ severe }) => severe),
        severeUnresolved: sum(({ severeOpen }) => severeOpen),
      },
    ];
  });
}

/** Days after the last draw from which an audit is of the past. */
const longestUncovered = 28;

interface Covered {
  readonly units: readonly UnitsOfReading[];
  readonly plain: readonly AuditUnit[];
  readonly uncovered: number;
  readonly isOutdated: boolean;
  readonly through: number;
}

function coveredBy(
  gate: Gate,
  draws: readonly DrawOfScope[],
  { counted, evidence, answered, releases }: AuditInput,
  { asOf, missing = 0, strays = 0 }: GateContext,
): Covered {
  const through = Math.max(...draws.map((draw) => draw.through));
  const covered = new Set(draws.flatMap((draw) => draw.releases));
  const mature = asOf - gate.maturityLagDays * dayMs;
  const asked = {
    releases: releases.filter((release) => covered.has(release)),
    ...{ lagDays: gate.maturityLagDays, rank: gate.minLabelRank },
  };
  const all = auditUnits({ decisions: counted.decisions, evidence, count: answered }, asked).map((each) => ({
    ...each,
    units: each.units.filter(({ openedAt }) => isOldEnough(openedAt, asOf, gate.maturityLagDays)),
  }));
  const lists = new Map<readonly AuditUnit[], readonly AuditUnit[]>();
  const plainOf = (given: readonly UnitsOfReading[]) =>
    given.find(({ cluster, leftOut }) => cluster === 'incident' && leftOut === 'as_recorded')?.units ?? [];
  const later = plainOf(all).filter(({ openedAt }) => openedAt > through);
  const unread = plainOf(all).filter((unit) => unit.openedAt <= through && inFrame(unit).length === 0);
  const units = all.map((each) => {
    const list = lists.get(each.units) ?? [
      ...each.units.filter(({ openedAt }) => openedAt <= through).flatMap(inFrame),
      ...missingUnits(Math.min(missing + strays, 10_000), Math.max(through, mature)),
    ];
    lists.set(each.units, list);
    return { ...each, units: list };
  });
  return {
    units,
    plain: plainOf(units),
    uncovered: later.length + unread.length,
    isOutdated: (later.at(-1)?.openedAt ?? through) > through + longestUncovered * dayMs,
    through,
  };
}

const worseMark = (result: Pick<GateResult, 'worseE' | 'worseNeeded'>) =>
  Math.log(result.worseE) / Math.log(result.worseNeeded);

/**
 * A gate that labels decide, judged on what was drawn instead of on the labels of the log. `census` is the same gate on
 * the labels: what it shows to be worse stays so. Without a draw for its bundles the census stands. An answer that is
 * missing counts as an error; where more than the gate's share of the drawn has none, nothing is judged yet.
 */
export function onAudit(census: GateResult, gate: Gate, input: AuditInput, context: GateContext): GateResult {
  const draws = drawsFor(gate, input);
  if (draws === null) return census;
  const problem = problemOf(draws, input);
  const cannot = (reason: string): GateResult => ({
    ...census,
    ...(census.state === 'breached' ? {} : { state: 'not_measurable', reason }),
    moreCleanIncidents: null,
    moreDays: null,
    sensitivity: null,
  });
  if (problem !== null) return cannot(problem);
  if (gate.metric === 'known_misses') return onMisses(census, gate, draws, input, context, cannot);
  const { evidence, answered } = input;
  const covered = coveredBy(gate, draws, input, context);
  const { plain, units, through } = covered;
  const drawn = drawnIncidents(plain);
  if (drawn.length === 0) return cannot(nothingDrawnClause);
  const attempt = attemptOf(draws, evidence);
  // Bundles and draws are tries of one list, so that together they have no more than α.
  const whole = alphaOfCandidate(gate.alpha, context.releaseIndex + attempt - 1);
  const labels = labelsOfReaders(gate, whole, answered, evidence);
  const { alpha, gate: onLabels } = labels ?? { alpha: whole, gate };
  const rates = { alpha, worseAlpha: gate.alpha / Math.max(1, context.guardrails) / 2 };
  const lowest = Math.min(...evidence.incidents.map((each) => each.lowest));
  const judged = judgeAudit(units, onLabels, rates, {
    ...{ lowest, lagMs: gate.maturityLagDays * dayMs, worseLimit: gate.limit },
    isSince: (openedAt) => isSinceRuling(openedAt, context.ruledAt ?? null, gate.maturityLagDays),
  });
  const own = { worseE: Math.exp(Math.min(judged.worseLogE, 700)), worseNeeded: 1 / rates.worseAlpha };
  const worse = worseMark(own) > worseMark(census) ? own : census;
  const read = drawn.filter(({ unresolved }) => unresolved === 0).length;
  const audit: AuditOfGate = {
    ...{ incidents: plain.length, drawn: drawn.length, read, uncovered: covered.uncovered, through, attempt },
    ...{ eInformed: judged.eInformed, eUniform: judged.eUniform },
    estimate: {
      share: judged.estimate.p,
      n: judged.estimate.n,
      lower: judged.estimate.lower,
      upper: judged.estimate.upper,
    },
  };
  const observed = observe(drawn, gate, context);
  const unanswered =
    drawn.length - read > gate.unresolvedLimit * drawn.length
      ? unansweredClause(audit, gate.unresolvedLimit)
      : null;
  const condition =
    outOfReach(gate, labels) ??
    (covered.isOutdated ? uncoveredClause(covered.uncovered, through) : null) ??
    openCondition(drawn, { ...gate, unresolvedLimit: 1 }, observed, context.asOf);
  const state = ((): GateState => {
    if (census.state === 'breached' || own.worseE >= own.worseNeeded) return 'breached';
    if (unanswered !== null) return 'not_measurable';
    return condition === null && judged.readings.every(({ holds }) => holds) ? 'met' : 'not_shown_yet';
  })();
  const isWaiting = state === 'not_shown_yet' && labels?.support !== 'out_of_reach';
  return {
    ...census,
    ...{ state, alpha, audit, eNeeded: 1 / alpha, worseE: worse.worseE, worseNeeded: worse.worseNeeded },
    observed: { ...observed, share: observed.n < 10 ? null : judged.estimate.p },
    eValue: Math.min(...judged.readings.map(({ eNow }) => eNow)),
    ...intervalsOf(judged),
    ...{ readings: judged.readings, decidingReading: judged.deciding },
    ...{ provenOn: judged.provenOn, withdrawnOn: judged.withdrawnOn },
    labels: pairsOf(labels),
    moreCleanIncidents: state === 'met' ? 0 : isWaiting ? judged.moreReadings() : null,
    moreDays: state === 'met' ? 0 : null,
    ...{ sensitivity: null, allYounger: null },
    reason: state === 'not_measurable' ? unanswered : state === 'not_shown_yet' ? condition : null,
  };
}

/** The gate on known misses: of what warranted an action only readers of a sample know a share of all. */
function onMisses(
  census: GateResult,
  gate: Gate,
  draws: readonly DrawOfScope[],
  { evidence, counted, answered, releases }: AuditInput,
  context: GateContext,
  cannot: (reason: string) => GateResult,
): GateResult {
  const through = Math.max(...draws.map((draw) => draw.through));
  const mature = context.asOf - gate.maturityLagDays * dayMs;
  const { rows } = counted.decisions;
  const found = realUnits(counted.decisions, answered, evidence, {
    ...{ releases, openedBy: Math.min(through, mature) },
    ...{ lagDays: gate.maturityLagDays, rank: gate.minLabelRank },
  });
  const real = (found[0]?.units ?? []).flatMap(({ openedAt, real: own }) =>
    own.map((each) => ({ ...each, openedAt })),
  );
  const attempt = attemptOf(draws, evidence);
  const whole = alphaOfCandidate(gate.alpha, context.releaseIndex + attempt - 1);
  const labels = labelsOfReaders(gate, whole, answered, evidence);
  const { alpha, gate: onLabels } = labels ?? { alpha: whole, gate };
  const lowest = Math.min(...evidence.incidents.map((each) => each.lowest));
  const judged = judgeMisses(found, onLabels, {
    ...{ alpha, lowest, worseLimit: gate.limit },
    missing: (context.missing ?? 0) + (context.strays ?? 0),
    isSince: (openedAt) => isSinceRuling(openedAt, context.ruledAt ?? null, gate.maturityLagDays),
  });
  if (real.length === 0 || judged === null) return cannot(nothingDrawnClause);
  const { readings, deciding: decidingReading } = judged;
  const own = {
    worseE: Math.exp(Math.min(judged.worseLogE, 700)),
    worseNeeded: (2 * Math.max(1, context.guardrails)) / gate.alpha,
  };
  const worse = worseMark(own) > worseMark(census) ? own : census;
  const later = new Set(
    rows.made.flatMap((made, row) =>
      made > through && made <= mature && rows.reading[row] === 0 ? [rows.incident[row] ?? 0] : [],
    ),
  );
  const isOutdated = mature > through + longestUncovered * dayMs && later.size > 0;
  const read = real.filter(({ open }) => open === 0).length;
  const drawn = evidence.incidents.filter(({ readers }) => readers > 0).length;
  const { share, lower, upper, n } = { ...judged.estimate, share: judged.estimate.p };
  const audit: AuditOfGate = {
    ...{
      incidents: evidence.incidents.length,
      drawn,
      read: Math.min(answeredInFull(evidence), drawn - (real.length - read)),
      uncovered: later.size,
      through,
      attempt,
    },
    ...{ eInformed: judged.eInformed, eUniform: judged.eUniform },
    estimate: { share, lower, upper, n },
  };
  const incidents = real.map((each, incident): GateIncident => ({
    ...{ incident, openedAt: each.openedAt, unresolved: each.open },
    ...{ n: each.n - each.open, errors: each.missed - each.open },
  }));
  const observed = observe(incidents, gate, context);
  const isUnread = real.length - read > gate.unresolvedLimit * real.length;
  const condition =
    outOfReach(gate, labels) ??
    (isOutdated ? uncoveredClause(later.size, through) : null) ??
    openCondition(incidents, { ...gate, unresolvedLimit: 1 }, observed, context.asOf);
  const isProven = condition === null && readings.every(({ holds }) => holds);
  const state = ((): GateState => {
    if (census.state === 'breached' || own.worseE >= own.worseNeeded) return 'breached';
    if (isUnread) return 'not_measurable';
    return isProven ? 'met' : 'not_shown_yet';
  })();
  return {
    ...census,
    ...{ state, alpha, audit, eNeeded: 1 / alpha, readings, decidingReading },
    ...{ worseE: worse.worseE, worseNeeded: worse.worseNeeded },
    observed: { ...observed, share: observed.n < 10 ? null : share },
    eValue: Math.min(...readings.map(({ eNow }) => eNow)),
    ordinary: { lower, upper },
    timeUniform: { lower: 0, upper: readings[decidingReading]?.upper ?? 1 },
    ...{ provenOn: null, withdrawnOn: null, labels: pairsOf(labels), sensitivity: null, allYounger: null },
    moreCleanIncidents: state === 'met' ? 0 : null,
    moreDays: state === 'met' ? 0 : null,
    reason: isUnread ? unansweredClause(audit, gate.unresolvedLimit) : state === 'met' ? null : condition,
  };
}

function intervalsOf({
  estimate,
  readings,
  deciding,
}: JudgedAudit): Pick<GateResult, 'ordinary' | 'timeUniform'> {
  return {
    ordinary: { lower: estimate.lower, upper: estimate.upper },
    timeUniform: { lower: 0, upper: readings[deciding]?.upper ?? 1 },
  };
}
