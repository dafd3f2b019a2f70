import { dayMs } from '../../readiness/readings/incidents';
import type { ScopeVerdict } from '../../readiness/verdict';
import type { Gate } from '../../records/criteria';
import type { LabelRank } from '../../slice/selection/selection';
import { everyRelease, type GateRows } from '../../slice/rows-request';

/**
 * The rows in error of every bundle, since trips are seen over all of them: of the scope, or of the name from which all
 * its trips came along. Those that opened after the last incident that tripped it are not behind the trip.
 */
export function rowsOfTrip(scope: ScopeVerdict, gate: Gate): GateRows {
  const { id } = gate;
  const trips = scope.gates.find((gate) => gate.id === id)?.trips ?? [];
  const origin = trips.every((trip) => trip.origin !== null) ? trips[0]?.origin : null;
  const { agent, workflow } = origin ?? scope;
  const seen = trips.length === 0 ? scope.asOf : Math.max(...trips.map(({ on }) => on));
  return {
    ...rowsOfGate(scope, gate, 'errors'),
    ...{ agent, workflow, releases: [everyRelease], openedUntil: seen - gate.maturityLagDays * dayMs },
  };
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
