import { dayMs } from '../../readiness/readings/incidents';
import type { ScopeVerdict } from '../../readiness/verdict';
import type { Gate } from '../../records/criteria';
import type { LabelRank } from '../../slice/selection/selection';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { everyRelease, type GateRows, type RowsRequest } from '../../slice/rows-request';

/**
 * The rows in error of every bundle, since trips are seen over all of them: of the scope, or of the name from which all
 * its trips came along.
 */
export function rowsOfTrip(scope: ScopeVerdict, { id, metric }: Gate): RowsRequest {
  const { riskClass } = scope;
  const part = gateDefinition(metric).better === 'lower' ? 'hits' : 'misses';
  const trips = scope.gates.find((gate) => gate.id === id)?.trips ?? [];
  const origin = trips.every((trip) => trip.origin !== null) ? trips[0]?.origin : null;
  const { agent, workflow } = origin ?? scope;
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
