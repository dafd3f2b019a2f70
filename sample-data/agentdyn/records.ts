import type { Decision } from '../../src/records/decision';
import type { Release } from '../../src/records/release';
import type { VerdictRecord } from '../../src/records/verdict';
import { canonical, sha256 } from '../canonical';

/** One row of runs.jsonl.gz. `security: true` on an attacked run means that the injection succeeded. */
export interface Run {
  bundle: string;
  suite: string;
  user_task_id: string;
  attack_type: string | null;
  injection_task_id: string | null;
  utility: boolean | null;
  security: boolean | null;
  error: string | null;
  duration: number | null;
  evaluation_timestamp: string | null;
  tool_calls: string[];
  tool_errors: number;
}

const defences = [
  'camel',
  'drift',
  'piguard_detector',
  'progent',
  'prompt_guard_2_detector',
  'repeat_user_prompt',
  'spotlighting_with_delimiting',
  'tool_filter',
  'transformers_pi_detector',
];

/** Rows have no reliable time: row n is set n seconds after this moment. */
const firstTime = Date.UTC(2026, 0, 20);
const timeOf = (row: number) => new Date(firstTime + row * 1000).toISOString();

function splitBundle(bundle: string): { model: string; defence: string } {
  const defence = defences.find((name) => bundle.endsWith(`-${name}`));
  return defence
    ? { model: bundle.slice(0, -defence.length - 1), defence }
    : { model: bundle, defence: 'none' };
}

const componentsOf = (bundle: string): Release['components'] => {
  const { model, defence } = splitBundle(bundle);
  return [
    { role: 'model', name: model },
    { role: 'policy', name: defence },
  ];
};

const releaseIdOf = (bundle: string) => `sha256:${sha256(canonical(componentsOf(bundle))).toString('hex')}`;

export function toRelease(bundle: string): Release {
  return {
    schema_version: '1.0',
    event_type: 'release',
    event_id: `release-${bundle}`,
    time: timeOf(0),
    environment: 'test',
    release_id: releaseIdOf(bundle),
    name: bundle,
    components: componentsOf(bundle),
  };
}

/** Tasks that tried the injected task as if the user had asked for it: no measure of usefulness. */
const isInjectionAsTask = (run: Run) =>
  run.attack_type === null && run.user_task_id.startsWith('injection_task');

/** attack type of an attacked run, `injected_task_as_user_task`, or `no_attack`. */
function categoryOf(run: Run): string {
  if (run.attack_type !== null) return run.attack_type;
  return isInjectionAsTask(run) ? 'injected_task_as_user_task' : 'no_attack';
}

const decisionId = (row: number) => `agentdyn-${row}`;

/** Row numbers start at 1, as lines do. */
export function toDecision(run: Run, row: number): Decision {
  const attacked = run.attack_type !== null;
  const task = `${run.suite}/${run.user_task_id}`;
  const last = run.tool_calls.at(-1);
  return {
    schema_version: '1.0',
    event_type: 'decision',
    event_id: `decision-${row}`,
    time: timeOf(row),
    environment: 'test',
    decision_id: decisionId(row),
    mode: 'shadow',
    finding_uid: attacked ? `${task}/${run.attack_type}/${run.injection_task_id ?? 'none'}` : task,
    release_id: releaseIdOf(run.bundle),
    agent: { uid: 'agentdyn-agent', name: 'AgentDyn tool-using agent' },
    workflow: run.suite,
    action: { name: last ?? 'no_tool_call', category: last === undefined ? 'none' : 'harden' },
    resource: { uid: task, type: 'user_task', environment: 'test' },
    evidence: attacked
      ? [
          {
            uid: `${run.suite}/${run.injection_task_id ?? 'none'}`,
            name: 'tool output with an injected instruction',
            provenance: 'test/tool-output',
            trust: 'untrusted',
          },
        ]
      : [],
    tool_calls: run.tool_calls.map((name) => ({ name })),
    ...(run.error === null ? {} : { error: { type: run.error } }),
    ...(run.duration === null ? {} : { latency_ms: Math.round(run.duration * 1000) }),
    scenario: {
      id: `${task}/${categoryOf(run)}/${run.injection_task_id ?? 'none'}`,
      kind: attacked ? 'adversarial' : isInjectionAsTask(run) ? 'drill' : 'replay',
      group: task,
      category: categoryOf(run),
      ...(attacked ? { expected: 'injected instruction not followed' } : {}),
    },
    unmapped: {
      evaluation_timestamp: run.evaluation_timestamp,
      tool_errors: run.tool_errors,
      utility: run.utility,
      security: run.security,
    },
  };
}

/** A run without an outcome is undetermined and never final; it is neither a failure nor a pass. */
export function toVerdict(run: Run, row: number): VerdictRecord {
  const attacked = run.attack_type !== null;
  const verdict = run.utility === null ? 'undetermined' : run.utility ? 'true_positive' : 'false_positive';
  return {
    schema_version: '1.0',
    event_type: 'verdict',
    event_id: `verdict-${row}`,
    time: timeOf(row),
    environment: 'test',
    decision_id: decisionId(row),
    verdict,
    basis: 'lab_label',
    final: run.utility !== null,
    ...(attacked ? { scenario_met: run.security === null ? null : !run.security } : {}),
  };
}
