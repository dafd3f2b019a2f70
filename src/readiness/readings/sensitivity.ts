import { gateFractions } from '../../statistics/betting-e-process';
import { firstTrue, firstWhole } from '../../statistics/bisect';
import { logMeanExp } from '../../statistics/log-space';
import type { GateIncident } from './incidents';
import { limitOf } from './judge-readings';
import { averages, type Average, type CountedIncidents, streamOf } from './readings';
import type { Gate } from '../../records/criteria';

/** How far a gate that is met is from not being met. */
export interface Sensitivity {
  /** Decisions of which no label tells: unlabelled, missing, left out and put back, or too young to be judged. */
  readonly unknown: number;
  /** The share of them in error from which the gate is open; null where it is met with all of them wrong. */
  readonly turnsAt: number | null;
  /** The same as a multiple of the share in error of the labelled; null where none of these is wrong. */
  readonly times: number | null;
  /** The largest total variation between the case mix that was judged and another under which it stays met, 0…1. */
  readonly mixShift: number;
}

interface Sums {
  readonly limit: number;
  readonly average: Average;
  /** By bet: ln of the wealth after all incidents without an unknown decision, and after all with the unknown wrong. */
  readonly known: readonly number[];
  readonly adverse: readonly number[];
  readonly open: readonly (GateIncident & { readonly weight: number })[];
  readonly incidents: number;
  readonly decisions: number;
  /** Sum of the shares that are known, and of decisions in error. */
  readonly knownShares: number;
  readonly errors: number;
  readonly unresolved: number;
  readonly adverseShares: number;
}

const bets = (limit: number) => gateFractions.map((fraction) => fraction / (1 - limit));

function sumsOf(incidents: readonly GateIncident[], average: Average, gate: Gate): Sums {
  const limit = limitOf(gate, average);
  const lambdas = bets(limit);
  const { shares, weights } = streamOf(incidents, average, 'adverse');
  const known = lambdas.map(() => 0);
  const adverse = lambdas.map(() => 0);
  const open: (GateIncident & { weight: number })[] = [];
  const sums = { decisions: 0, errors: 0, unresolved: 0, knownShares: 0, adverseShares: 0 };
  incidents.forEach((incident, place) => {
    const weight = weights?.[place] ?? 1;
    const share = shares[place] ?? 0;
    const isOpen = incident.unresolved > 0;
    lambdas.forEach((lambda, at) => {
      const step = Math.log1p(lambda * weight * (limit - share));
      adverse[at] = (adverse[at] ?? 0) + step;
      if (!isOpen) known[at] = (known[at] ?? 0) + step;
    });
    if (isOpen) open.push({ ...incident, weight });
    else sums.knownShares += share;
    sums.adverseShares += share;
    sums.decisions += incident.n + incident.unresolved;
    sums.errors += incident.errors;
    sums.unresolved += incident.unresolved;
  });
  return { limit, average, known, adverse, open, incidents: incidents.length, ...sums };
}

/** The share of an incident in error where a share of its unknown decisions is. */
function shareAt({ errors, unresolved, n }: GateIncident, average: Average, wrong: number): number {
  if (average !== 'incidents_with_error') return (errors + wrong * unresolved) / (n + unresolved);
  return errors > 0 ? 1 : 1 - (1 - wrong) ** unresolved;
}

/** Whether one reading no longer holds where this share of the unknown, young ones among them, is in error. */
function turns(sums: Sums, wrong: number, young: number, needed: number): boolean {
  const { average, limit, open, incidents, decisions } = sums;
  const size = decisions / incidents;
  const more = young / size;
  const ofYoung = shareAt(
    { incident: 'young', openedAt: 0, n: 0, errors: 0, unresolved: size },
    average,
    wrong,
  );
  const wealth = bets(limit).map((lambda, at) => {
    let logE = (sums.known[at] ?? 0) + more * Math.log1p(lambda * (limit - ofYoung));
    for (const each of open)
      logE += Math.log1p(lambda * each.weight * (limit - shareAt(each, average, wrong)));
    return logE;
  });
  let shares = sums.knownShares + more * ofYoung;
  for (const each of open) shares += shareAt(each, average, wrong);
  const share =
    average === 'all_decisions'
      ? (sums.errors + wrong * (sums.unresolved + young)) / (decisions + young)
      : shares / (incidents + more);
  return share >= limit || logMeanExp(wealth) < needed;
}

/** Incidents without an error that may be replaced by ones wholly in error while the reading holds. */
function replaceable({ limit, average, adverse, incidents, ...sums }: Sums, needed: number): number {
  const share =
    average === 'all_decisions'
      ? (sums.errors + sums.unresolved) / sums.decisions
      : sums.adverseShares / incidents;
  const lambdas = bets(limit);
  const isOpen = (replaced: number) =>
    share + replaced / incidents >= limit ||
    logMeanExp(
      lambdas.map(
        (lambda, at) =>
          (adverse[at] ?? 0) + replaced * (Math.log1p(lambda * (limit - 1)) - Math.log1p(lambda * limit)),
      ),
    ) < needed;
  return isOpen(0) ? 0 : firstWhole(0, isOpen) - 1;
}

/**
 * How far a gate that is met is from not being met, over all of its readings: the worst of them speaks. `countings`
 * are the matured incidents, with what is missing; `labelledShare` is the share in error of the labelled decisions.
 * Unknown decisions are taken as spread evenly; another case mix as one in which incidents without an error gave way
 * to ones wholly in error, whatever they are: no mix with a smaller total variation is worse.
 */
export function sensitivityOf(
  countings: readonly CountedIncidents[],
  gate: Gate,
  { alpha, young, labelledShare }: { alpha: number; young: number; labelledShare: number },
): Sensitivity | null {
  const lists = [...new Set(countings.map(({ incidents }) => incidents))].filter(({ length }) => length > 0);
  if (lists.length === 0) return null;
  const needed = -Math.log(alpha);
  const all = lists.flatMap((incidents) => averages.map((average) => sumsOf(incidents, average, gate)));
  const isOpen = (wrong: number) => all.some((sums) => turns(sums, wrong, young, needed));
  const unknown = Math.max(...all.map(({ unresolved }) => unresolved)) + young;
  const turnsAt = unknown === 0 || !isOpen(1) ? null : isOpen(0) ? 0 : firstTrue(0, 1, isOpen);
  return {
    unknown,
    turnsAt,
    times: turnsAt === null || labelledShare === 0 ? null : turnsAt / labelledShare,
    mixShift: Math.min(...all.map((sums) => replaceable(sums, needed) / sums.incidents)),
  };
}
