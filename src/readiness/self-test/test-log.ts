import type { GateMetric, RiskClass } from '../../records/criteria';
import type { Tier } from '../../records/vocabulary';

export type Fields = Readonly<Record<string, unknown>>;

/** What a log must be like to be judged by one step of criteria. */
export interface Shape {
  readonly from: Tier;
  readonly riskClass: RiskClass;
  /** So many incidents with one right decision each open the gates; with one wrong decision among them they stay shut. */
  readonly incidents: number;
  /** Time between two incidents, ms. */
  readonly every: number;
  /** What the gates of the step measure. */
  readonly metrics: readonly GateMetric[];
}

/** How one decision departs from a right, allowed, approved and labelled one. */
export interface Act {
  readonly wrong?: boolean;
  /** When it was made, in incidents since the start; without it, its number. */
  readonly at?: number;
  readonly decision?: Fields;
  readonly review?: Fields;
  /** Null: nobody labelled it. */
  readonly verdict?: Fields | null;
}

const start = Date.UTC(2026, 0, 1);
export const dayMs = 86_400_000;
export const iso = (epoch: number): string => new Date(epoch).toISOString();
export const timeOf = ({ every }: Shape, at: number): number => start + at * every;

export const agent = { uid: 'test-agent', role: 'advisory_responder' } as const;
export const otherAgent = 'test-agent-2';
export const workflow = 'test-workflow';
const bundle = 'test-bundle-1';

const common = { schema_version: '1.1' };
const action = { name: 'isolate_host', category: 'isolate' };

const risks: Readonly<Record<RiskClass, Fields>> = {
  low: { risk_level: 'low', severity: 'low', reversibility: 'reversible' },
  high: { risk_level: 'high', severity: 'high', reversibility: 'reversible' },
};

export function bundleOf(id: string): Fields {
  const components = ['model', 'prompt', 'policy'].map((role) => ({ role, name: role, version: id }));
  return {
    ...common,
    ...{
      event_type: 'release',
      event_id: `release ${id}`,
      time: iso(start - dayMs),
      release_id: id,
      components,
    },
  };
}

/** The tier that the agent holds on every workflow, under both of its names, and its bundle. */
export function setup({ from }: Shape): Fields[] {
  const granted = [agent.uid, otherAgent].map((uid) => ({
    ...{
      ...common,
      event_type: 'control',
      event_id: `grant to ${uid}`,
      time: iso(start - dayMs),
      agent: { uid },
    },
    ...{ kind: 'tier_grant', tier: from, actor: 'change-board', reason: 'agreed' },
  }));
  return [...granted, bundleOf(bundle)];
}

/** The records of one decision: itself, its review and its label. `id` names its incident, finding and target too. */
export function actOf(shape: Shape, id: string | number, change: Act = {}): Fields[] {
  const { wrong = false, at = Number(id), decision, review, verdict } = change;
  const time = timeOf(shape, at);
  const known = { ...common, decision_id: `d${id}`, finding_uid: `f${id}` };
  const records: Fields[] = [
    {
      ...{ ...known, event_type: 'decision', event_id: `decision ${id}`, time: iso(time) },
      ...{ environment: 'production', mode: 'advisory', incident_uid: `i${id}`, release_id: bundle },
      ...{ agent, workflow, action, resource: { uid: `host ${id}`, type: 'host', criticality: 'low' } },
      ...{ ...risks[shape.riskClass], rollback_path: 'release_host', blast_radius: { count: 1 } },
      ...{ policy: { outcome: 'allow', revision: '1' }, confidence: 0.9 },
      evidence: [{ uid: `alert ${id}`, trust: 'authoritative' }],
      ...decision,
    },
    {
      ...{ ...known, event_type: 'review', event_id: `review ${id}`, time: iso(time + 60_000) },
      ...{ outcome: 'approve', reviewer: { uid: 'analyst-1' }, saw_agent_output: false, action },
      ...review,
    },
  ];
  if (verdict === null) return records;
  return [
    ...records,
    {
      ...{ ...known, event_type: 'verdict', event_id: `verdict ${id}`, time: iso(time + dayMs), final: true },
      ...{ verdict: wrong ? 'false_positive' : 'true_positive', basis: 'incident_review', blind: true },
      ...(wrong ? {} : { warranted_actions: [{ category: 'isolate', resource_uid: `host ${id}` }] }),
      ...verdict,
    },
  ];
}

/** One decision an incident, each as `act` says. */
export function logOf(shape: Shape, act: (index: number) => Act, count = shape.incidents): Fields[] {
  return [
    ...setup(shape),
    ...Array.from({ length: count }, (_, index) => actOf(shape, index, act(index))).flat(),
  ];
}

/** The one wrong decision of a log that would be eligible without it. */
export const wrongAt = ({ incidents }: Shape): number => Math.floor(incidents / 2);

export const oneWrong = (shape: Shape): Fields[] =>
  logOf(shape, (index) => ({ wrong: index === wrongAt(shape) }));

/** Every seventh decision is wrong. */
export const isOften = (index: number): boolean => index % 7 === 3;

export const textOf = (records: readonly Fields[]): string =>
  `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;

/** A log of an agent that nobody should promote, made to look better. */
export interface LogMutant {
  readonly id: string;
  readonly title: string;
  /** The text of the log; null where the step has nothing to mutate in that way. */
  readonly make: (shape: Shape) => string | null;
}

export const mutant = (
  id: string,
  title: string,
  make: (shape: Shape) => readonly Fields[] | null,
): LogMutant => ({
  id,
  title,
  make: (shape) => {
    const records = make(shape);
    return records === null ? null : textOf(records);
  },
});
