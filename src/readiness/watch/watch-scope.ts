import type { Gate, GateMetric } from '../../records/criteria';
import type { AppliedStep } from '../criteria/criteria';
import { type Counted, countedFor, incidentsUnder } from '../readings/evidence';
import { dayMs, matured } from '../readings/incidents';
import type { ShownStatement } from '../verdict';
import { watchGate, type Watch } from './step-down-watch';

/** What is watched while an agent acts; agreement is no guardrail: a person may differ and be wrong. */
const watched: readonly GateMetric[] = [
  'false_positive_share',
  'override_rate',
  'rollback_rate',
  'within_policy',
  'agent_error_rate',
];

/** One gate per watched metric: the step's own, else another of the same criteria. */
export function guardrailsOf({ gates, criteria }: AppliedStep): Gate[] {
  return watched.flatMap((metric) => {
    const gate =
      gates.find((each) => each.metric === metric) ?? criteria.gates.find((each) => each.metric === metric);
    return gate === undefined ? [] : [gate];
  });
}

export interface GuardrailWatch {
  readonly gate: Gate;
  readonly watch: Watch;
  /** When each judged incident opened, epoch ms, in the order of the series. */
  readonly openedAt: readonly number[];
  /** When each judged incident was old enough to be judged, epoch ms, in the order of the series. */
  readonly judgedAt: readonly number[];
  readonly statement: ShownStatement | null;
}

/** The watch of every guardrail of one scope, over every bundle. Throws as `watchGate` does. */
export function watchesOf(
  counted: readonly Counted[],
  guardrails: readonly Gate[],
  asOf: number,
): GuardrailWatch[] {
  return guardrails.map((gate) => {
    const own = countedFor(counted, gate);
    const incidents = own === undefined ? [] : incidentsUnder(own);
    const openedAt = matured(incidents, asOf, gate.maturityLagDays).map((incident) => incident.openedAt);
    return {
      gate,
      watch: watchGate(incidents, gate, { asOf, guardrails: guardrails.length }),
      openedAt,
      judgedAt: openedAt.map((at) => at + gate.maturityLagDays * dayMs),
      statement: own?.statement ?? null,
    };
  });
}
