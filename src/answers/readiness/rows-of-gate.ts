import { dayMs } from '../../readiness/readings/incidents';
import type { ScopeVerdict } from '../../readiness/verdict';
import type { Gate } from '../../records/criteria';
import type { LabelRank } from '../../slice/selection/selection';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { everyRelease, type GateRows, type RowsRequest } from '../../slice/rows-request';

/** The rows in error of every bundle of a scope: trips are seen over all of them. */
export function rowsOfTrip({ agent, workflow, riskClass }: ScopeVerdict, { metric }: Gate): RowsRequest {
  const part = gateDefinition(metric).better === 'lower' ? 'hits' : 'misses';
  return { of: 'scope', agent, workflow, riskClass, release: everyRelease, metric, part };
}

/** The rows behind a gate of a scope: the same incidents, labels and bundles that it was judged on. */
export function rowsOfGate(scope: ScopeVerdict, gate: Gate, part: GateRows['part']): GateRows {
  const { agent, workflow, riskClass, release, asOf } = scope;
  const { kind, before } = scope.bundleEvidence;
  return {
    of: 'gate',
    ...{ agent, workflow, riskClass, metric: gate.metric, part },
    lagDays: gate.maturityLagDays,
    labelRank: gate.minLabelRank as LabelRank,
    openedUntil: asOf - gate.maturityLagDays * dayMs,
    releases: kind === 'carried_over' && before !== null ? [release, before] : [release],
  };
}
