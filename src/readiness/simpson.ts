import type { Gate } from '../records/criteria';
import { gateResultOf } from './gate/evaluate-gate';
import { type GateContext, judgeGate } from './gate/judge-gate';
import type { GateIncident } from './readings/incidents';
import type { GateResult } from './verdict';
import { count, oneIn, percent, plain } from '../words/format';

/** One part of what a pooled figure would lump together, with the gate that applies to it alone. */
export interface Stratum {
  readonly name: string;
  readonly gate: Gate;
  readonly releaseIndex: number;
  readonly incidents: readonly GateIncident[];
}

export interface Disagreement {
  readonly stratum: string;
  /** `worse`: the stratum stands above its own limit; `unproven`: it has too little evidence of its own. */
  readonly kind: 'worse' | 'unproven';
  readonly pooled: GateResult;
  readonly alone: GateResult;
  readonly sentence: string;
}

/** One incident may hold decisions of several strata: its counts add up, and it opened with the first. */
export function pool(strata: readonly Pick<Stratum, 'incidents'>[]): GateIncident[] {
  const byIncident = new Map<string | number, GateIncident>();
  for (const incident of strata.flatMap((stratum) => stratum.incidents)) {
    const known = byIncident.get(incident.incident);
    byIncident.set(
      incident.incident,
      known === undefined
        ? incident
        : {
            incident: incident.incident,
            openedAt: Math.min(known.openedAt, incident.openedAt),
            n: known.n + incident.n,
            errors: known.errors + incident.errors,
            unresolved: known.unresolved + incident.unresolved,
            unrecorded: (known.unrecorded ?? 0) + (incident.unrecorded ?? 0),
            severe: (known.severe ?? 0) + (incident.severe ?? 0),
            severeUnresolved: (known.severeUnresolved ?? 0) + (incident.severeUnresolved ?? 0),
          },
    );
  }
  return [...byIncident.values()].sort((a, b) => a.openedAt - b.openedAt);
}

function standsAbove(result: GateResult): boolean {
  return result.state === 'breached' || (result.ordinary !== null && result.ordinary.lower > result.limit);
}

function say(stratum: Stratum, pooled: GateResult, alone: GateResult, kind: Disagreement['kind']): string {
  const together = `Pooled, ${count(pooled.observed.incidentsInError)} in ${count(pooled.observed.incidents)} incidents had an error, which would pass the limit of ${oneIn(pooled.limit)}`;
  const carries = `${count(alone.observed.incidentsInError)} in ${count(alone.observed.incidents)}`;
  if (kind === 'unproven') return plain(`${together}; ${stratum.name} alone does not pass yet: ${carries}.`);
  const share =
    alone.observed.share === null ? '' : ` (on average ${percent(alone.observed.share)} of an incident)`;
  return plain(
    `${together}; ${stratum.name} alone does not: ${carries}${share}, its limit is ${oneIn(alone.limit)}.`,
  );
}

/**
 * Where a pooled figure would open a gate that a stratum alone does not open. The pooled figure is
 * judged at the loosest limit of its strata and with the α of a first bundle, as somebody would who looks
 * at the total only.
 * Those that stand above their limit come first, then those with too little evidence.
 */
export function disagreements(
  strata: readonly Stratum[],
  context: Omit<GateContext, 'releaseIndex' | 'statement'>,
): Disagreement[] {
  const loosest = strata.reduce<Stratum | undefined>(
    (best, stratum) => (best === undefined || stratum.gate.limit > best.gate.limit ? stratum : best),
    undefined,
  );
  if (loosest === undefined || strata.length < 2) return [];
  const gate: Gate = { ...loosest.gate, zeroSevereDays: null };
  const together = pool(strata);
  const first = { ...context, releaseIndex: 1 };
  const whole = judgeGate(together, gate, first);
  if (whole.state !== 'met') return [];
  const pooled = gateResultOf(whole, together, gate, first);
  const found = strata.flatMap((stratum): Disagreement[] => {
    const own = { ...context, releaseIndex: stratum.releaseIndex };
    const judgement = judgeGate(stratum.incidents, stratum.gate, own);
    if (judgement.state === 'met') return [];
    const alone = gateResultOf(judgement, stratum.incidents, stratum.gate, own);
    const kind = standsAbove(alone) ? 'worse' : 'unproven';
    return [{ stratum: stratum.name, kind, pooled, alone, sentence: say(stratum, pooled, alone, kind) }];
  });
  return [
    ...found.filter(({ kind }) => kind === 'worse'),
    ...found.filter(({ kind }) => kind === 'unproven'),
  ];
}
