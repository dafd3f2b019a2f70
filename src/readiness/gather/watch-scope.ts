import type { Query } from '../../database/engine/query';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { gateEvidence } from '../../metrics/gate-evidence/gate-evidence';
import { dayMs, matured } from '../gate/incidents';
import type { Scope, ShownStatement } from '../verdict';
import { watchGate, type Watch } from '../watch/step-down-watch';
import type { Gate, GateMetric } from '../../records/criteria';
import type { LabelRank, Selection } from '../../slice/selection/selection';
import type { AppliedStep } from '../criteria/criteria';

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
  /** When each judged incident was old enough to be judged, epoch ms, in the order of the series. */
  readonly judgedAt: readonly number[];
  readonly statement: ShownStatement | null;
}

/** The watch of every guardrail of one scope over all of its bundles. Rejects as `Query.rows` does. */
export async function watchScope(
  query: Query,
  asked: Selection,
  scope: Pick<Scope, 'agent' | 'workflow' | 'riskClass'>,
  applied: AppliedStep,
  asOf: number,
  signal?: AbortSignal,
): Promise<GuardrailWatch[]> {
  const guardrails = guardrailsOf(applied);
  const watches: GuardrailWatch[] = [];
  for (const gate of guardrails) {
    const selection: Selection = {
      ...asked,
      maturityLagDays: gate.maturityLagDays,
      minLabelRank: gate.minLabelRank as LabelRank,
    };
    const found = await gateEvidence(query, gateDefinition(gate.metric), selection, signal, 'every');
    const own = found.find(
      ({ agent, workflow, riskClass }) =>
        agent === scope.agent && workflow === scope.workflow && riskClass === scope.riskClass,
    );
    const incidents = own?.incidents ?? [];
    watches.push({
      gate,
      watch: watchGate(incidents, gate, { asOf, guardrails: guardrails.length }),
      judgedAt: matured(incidents, asOf, gate.maturityLagDays).map(
        ({ openedAt }) => openedAt + gate.maturityLagDays * dayMs,
      ),
      statement: own?.statement ?? null,
    });
  }
  return watches;
}
