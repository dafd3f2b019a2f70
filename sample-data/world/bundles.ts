import { canonical, sha256 } from '../canonical';
import type { Random } from '../random';
import { day, end, start } from './calendar';

export type AgentUid = 'agent-sentry' | 'agent-warden';
export interface Component {
  role: 'model' | 'prompt' | 'tools' | 'retrieval_index' | 'policy' | 'escalation' | 'runtime';
  name: string;
  version: string;
}
export interface Bundle {
  name: string;
  release_id: string;
  agent: AgentUid;
  components: Component[];
  parent?: Bundle;
  /** Fully in service from here; a promoted bundle runs as canary for the week before. */
  from: number;
  to: number;
  canary?: { from: number; to: number; share: number; kept: boolean };
}

const components = (versions: string): Component[] => {
  const [model, prompt, tools, index, policy, escalation, runtime] = versions.split(' ');
  return [
    { role: 'model', name: 'opal', version: model! },
    { role: 'prompt', name: 'responder-prompt', version: prompt! },
    { role: 'tools', name: 'response-tools', version: tools! },
    { role: 'retrieval_index', name: 'runbook-index', version: index! },
    { role: 'policy', name: 'response-policy', version: policy! },
    { role: 'escalation', name: 'escalation-matrix', version: escalation! },
    { role: 'runtime', name: 'agent-runtime', version: runtime! },
  ];
};

function bundle(
  agent: AgentUid,
  name: string,
  versions: string,
  from: number,
  to: number,
  parent?: Bundle,
  canary?: Bundle['canary'],
): Bundle {
  const parts = components(versions);
  const release_id = `sha256:${sha256(canonical(parts)).toString('hex')}`;
  return { agent, name, components: parts, release_id, parent, from, to, canary };
}

const monday = (month: number, date: number) => Date.UTC(2026, month - 1, date);
const canaryWeek = (from: number) => ({ from: from - 7 * day, to: from, share: 0.2, kept: true });

const [s2, s3, s4] = [monday(4, 13), monday(6, 8), monday(8, 10)];
const [w2, w3] = [monday(5, 4), monday(7, 27)];
const sentry1 = bundle('agent-sentry', 'sentry-1', '4.1 p14 t3 i8 r41 e2 1.8', start, s2);
const sentry2 = bundle(
  'agent-sentry',
  'sentry-2',
  '4.1 p15 t3 i8 r41 e2 1.8',
  s2,
  s3,
  sentry1,
  canaryWeek(s2),
);
const sentry3 = bundle(
  'agent-sentry',
  'sentry-3',
  '5.0 p16 t3 i8 r41 e2 1.8',
  s3,
  s4,
  sentry2,
  canaryWeek(s3),
);
const sentry4 = bundle(
  'agent-sentry',
  'sentry-4',
  '5.0 p16 t3 i8 r42 e2 1.8',
  s4,
  end,
  sentry3,
  canaryWeek(s4),
);
const warden1 = bundle('agent-warden', 'warden-1', '4.1 p7 t3 i8 r41 e2 1.8', start, w2);
const warden2 = bundle(
  'agent-warden',
  'warden-2',
  '4.1 p7 t3 i9 r41 e2 1.8',
  w2,
  w3,
  warden1,
  canaryWeek(w2),
);
const withdrawn = bundle('agent-warden', 'warden-3-rc1', '4.1 p7 t4-rc1 i9 r41 e2 1.8', end, end, warden2, {
  from: monday(6, 29),
  to: monday(7, 5),
  share: 0.25,
  kept: false,
});
const warden3 = bundle(
  'agent-warden',
  'warden-3',
  '4.1 p7 t4 i9 r41 e2 1.8',
  w3,
  end,
  warden2,
  canaryWeek(w3),
);

export const bundles = [sentry1, sentry2, sentry3, sentry4, warden1, warden2, withdrawn, warden3];

export function bundleNamed(name: string): Bundle {
  const found = bundles.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no bundle ${name}`);
  return found;
}

/** The bundle that answers a case of this agent at this time. */
export function bundleAt(agent: AgentUid, time: number, draw: Random): Bundle {
  const canary = bundles.find(
    (one) => one.agent === agent && one.canary && time >= one.canary.from && time < one.canary.to,
  );
  if (canary?.canary && draw.chance(canary.canary.share)) return canary;
  return bundles.find((one) => one.agent === agent && time >= one.from && time < one.to)!;
}
