import type { Decision } from '../../src/records/decision';
import type { Random } from '../random';
import { iso, minute, second } from '../world/calendar';
import type { Place } from '../world/cell';
import type { Act } from '../world/workflows';

export type Mode = Decision['mode'];
export type Kind = 'act' | 'no_action' | 'enrich' | 'notify' | 'escalate' | 'abstain' | 'error';

export interface Case {
  number: number;
  place: Place;
  kind: Kind;
  mode: Mode;
  act: Act;
  finding: string;
  denied: boolean;
  twoPerson: boolean;
}

const idle: Record<Exclude<Kind, 'act'>, { name: string; category: Decision['action']['category'] }> = {
  no_action: { name: 'no_action', category: 'none' },
  enrich: { name: 'enrich_finding', category: 'enrich' },
  notify: { name: 'notify_owner', category: 'notify' },
  escalate: { name: 'escalate_to_specialist', category: 'escalate' },
  abstain: { name: 'no_action', category: 'none' },
  error: { name: 'no_action', category: 'none' },
};

const targetNames: Record<string, string> = {
  host: 'web',
  iam_key: 'AKIA',
  iam_user: 'svc',
  database: 'orders-db',
  mailbox: 'mailbox',
  sender_domain: 'domain',
  bucket: 'assets',
  ci_runner: 'runner',
};

export interface DecisionInputs {
  id: string;
  case: Case;
  time: number;
  /** Number of the target within its kind. */
  target: number;
  confidence: number;
}

function criticality(draw: Random, { riskClass }: Place) {
  if (riskClass === 'high') return draw.chance(0.7) ? 'critical' : 'high';
  return draw.pick(['low', 'low', 'medium'] as const);
}

/** The fields that every size of sample has: what is counted. */
export function leanDecision(draw: Random, inputs: DecisionInputs): Decision {
  const { case: one, id, time, target, confidence } = inputs;
  const { place, act, kind } = one;
  const high = place.riskClass === 'high';
  const acting = kind === 'act';
  const action = acting ? { name: act.name, category: act.category } : idle[kind];
  const outcome = one.denied
    ? 'deny'
    : one.twoPerson
      ? 'require_two_person'
      : high
        ? 'require_approval'
        : 'allow';
  return {
    schema_version: '1.0',
    event_type: 'decision',
    event_id: `e${id}`,
    time: iso(time),
    environment: 'production',
    decision_id: id,
    mode: one.mode,
    finding_uid: one.finding,
    release_id: place.bundle.release_id,
    agent: { uid: place.workflow.agent, role: place.workflow.role },
    workflow: place.workflow.name,
    action,
    resource: { uid: `${act.target}-${target}`, criticality: criticality(draw, place) },
    ...(kind === 'abstain' || kind === 'error' ? {} : { confidence }),
    risk_level: high ? 'high' : draw.chance(0.4) ? 'medium' : 'low',
    ...(action.category !== 'none' ? { policy: { outcome: acting ? outcome : 'allow' } } : {}),
    ...(kind === 'abstain' ? { abstained: true } : {}),
    ...(kind === 'error' ? { error: { type: 'tool_timeout' } } : {}),
  } satisfies Decision;
}

/** Adds what a reader of one decision wants to see: evidence, tools, rollback, rationale. */
export function fullDecision(draw: Random, inputs: DecisionInputs): Decision {
  const decision = leanDecision(draw, inputs);
  const { case: one, id, time } = inputs;
  const { place, act, kind } = one;
  const { workflow, bundle } = place;
  const acting = kind === 'act';
  const name = `${targetNames[act.target] ?? act.target}-${inputs.target}`;
  const revision = bundle.components.find((component) => component.role === 'policy')!.version;
  const sources = workflow.sources.slice(0, draw.chance(0.7) ? 2 : 3);
  const version = bundle.name.slice(bundle.name.indexOf('-') + 1);
  const unsure =
    kind === 'abstain'
      ? draw.pick(['low_confidence', 'conflicting_evidence', 'missing_data'] as const)
      : undefined;
  const { usage, latency } = { usage: draw.whole(1800, 9000), latency: draw.whole(900, 14_000) };
  return {
    ...decision,
    logged_time: iso(time + draw.whole(1, 4) * second),
    incident_uid: one.finding.replace('f', 'inc-'),
    trace_id: draw.hex(32),
    span_id: id.slice(1).padStart(16, '0'),
    agent: { ...decision.agent, name: workflow.agent === 'agent-sentry' ? 'Sentry' : 'Warden', version },
    action: acting
      ? {
          ...decision.action,
          arguments: { target: decision.resource!.uid, duration_hours: act.category === 'isolate' ? 24 : 0 },
          command_uid: `cmd-${id}`,
        }
      : decision.action,
    resource: { ...decision.resource!, type: act.target, name, environment: 'production' },
    severity:
      place.riskClass === 'high'
        ? draw.pick(['high', 'critical'] as const)
        : draw.pick(['low', 'medium', 'medium'] as const),
    ...(acting
      ? {
          blast_radius: {
            scope: act.target,
            count: place.riskClass === 'high' ? draw.whole(5, 40) : draw.whole(1, 4),
          },
          reversibility: act.reversibility,
          rollback_path: act.rollback,
          escalation_level: one.twoPerson ? 3 : place.riskClass === 'high' ? 2 : 1,
          predicted_verdict: 'true_positive' as const,
        }
      : {}),
    ...(decision.policy
      ? {
          policy: {
            ...decision.policy,
            decision_id: `p${id}`,
            path: `response/${workflow.name}/allow`,
            revision,
            ...(one.denied ? { reasons: ['target is on the must-not-act list'] } : {}),
          },
        }
      : {}),
    evidence: sources.map((source, index) => ({
      uid: `ev-${id}-${index + 1}`,
      name: source.name,
      provenance: `production/${source.name}`,
      trust: source.trust,
      observed_time: iso(time - draw.whole(1, source.trust === 'supporting' ? 600 : 45) * minute),
      retrieved_time: iso(time - draw.whole(5, 50) * second),
    })),
    tool_calls: workflow.tools
      .slice(0, draw.whole(1, workflow.tools.length))
      .map((tool, index) => ({ name: tool, status: kind === 'error' && index === 0 ? 'timeout' : 'ok' })),
    retrieved: [{ id: draw.pick(workflow.runbooks), score: draw.whole(55, 96) / 100 }],
    ...(unsure ? { uncertainty: [unsure] } : {}),
    rationale: rationale(draw, kind, workflow.reasons, name),
    latency_ms: latency,
    usage: { input_tokens: usage, output_tokens: Math.round(usage / 9) },
  };
}

function rationale(draw: Random, kind: Kind, reasons: readonly string[], name: string): string {
  switch (kind) {
    case 'act':
      return draw.pick(reasons).replace('{target}', name);
    case 'no_action':
      return `Activity on ${name} fits its usual pattern and an open change; nothing to contain.`;
    case 'enrich':
      return `Added owner, exposure and recent changes of ${name} to the finding.`;
    case 'notify':
      return `The owner of ${name} should confirm the activity before anything is contained.`;
    case 'escalate':
      return `Acting on ${name} would reach more systems than this playbook covers; a specialist should decide.`;
    case 'abstain':
      return `Sources on ${name} contradict each other; no proposal.`;
    case 'error':
      return `A tool did not answer while ${name} was examined.`;
  }
}
