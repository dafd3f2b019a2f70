import type { Query } from '../../database/engine/query';
import { judgeGate } from '../../readiness/gate/judge-gate';
import type { ScopeVerdict } from '../../readiness/verdict';
import type { Gate } from '../../records/criteria';
import type { Selection } from '../../slice/selection/selection';
import { gateEvidenceOf } from '../../readiness/gather/gather';

export interface EvidencePoint {
  /** Incidents judged so far, 1, 2, … in the order they were opened. */
  readonly incident: number;
  /** The e-value after it; not its running maximum. */
  readonly e: number;
  /** Set where this incident counts against the gate: "in error, 1 of 2", "unresolved, 1 of 2". */
  readonly error?: string;
  /** It counts against the gate because something in it is not resolved yet. */
  readonly isUnresolved?: boolean;
}

/** The e-value of the reading that decides the gate after each of its incidents, in the order in which they were opened. */
export async function growthOf(
  query: Query,
  asked: Selection,
  scope: ScopeVerdict,
  gate: Gate,
  guardrails: number,
  signal: AbortSignal,
): Promise<EvidencePoint[]> {
  const { incidents: plain, countings } = await gateEvidenceOf(query, asked, scope, gate, signal);
  const { asOf, releaseIndex, gates } = scope;
  const missing = gates.find(({ id }) => id === gate.id)?.observed.missing ?? 0;
  const context = { asOf, releaseIndex, guardrails, countings, missing };
  const { process, decidingIncidents: incidents } = judgeGate(plain, gate, context);
  return process.series.map((logE, place) => {
    const incident = incidents[place];
    const point = { incident: place + 1, e: Math.exp(logE) };
    if (!incident || incident.errors + incident.unresolved === 0) return point;
    const all = incident.n + incident.unresolved;
    const words =
      incident.errors > 0
        ? `in error, ${incident.errors} of ${all}`
        : `unresolved, ${incident.unresolved} of ${all}`;
    return { ...point, error: words, isUnresolved: incident.errors === 0 };
  });
}
