import { disagreements } from '../simpson';
import type { Disagreement, Stratum } from '../simpson';
import type { Scope } from '../verdict';
import type { GateMetric } from '../../records/criteria';
import { judgedEvidence } from './bundle-evidence';
import type { EvidenceStore } from './evidence-store';
import type { Judged } from './judged';

export interface PooledFinding extends Disagreement {
  readonly metric: GateMetric;
  readonly agent: string;
  /** The part that does not pass alone. */
  readonly workflow: string;
  readonly riskClass: Scope['riskClass'];
  /** What was pooled: one workflow over its risk classes, or one risk class over its workflows. */
  readonly over: 'risk_class' | 'workflow';
}

type Group = readonly [over: PooledFinding['over'], key: string, name: (scope: Scope) => string];

const groupsOf = ({ agent, workflow, riskClass }: Scope): Group[] => [
  [
    'risk_class',
    JSON.stringify([agent, workflow]),
    (scope) => `${scope.workflow} at ${scope.riskClass} risk`,
  ],
  ['workflow', JSON.stringify([agent, riskClass]), (scope) => scope.workflow],
];

async function stratumOf(
  judged: Judged,
  metric: GateMetric,
  name: string,
  store: EvidenceStore,
): Promise<(Stratum & { readonly scope: Scope }) | null> {
  const gate = judged.applied?.gates.find((each) => each.metric === metric);
  if (gate === undefined) return null;
  const { incidents } = await judgedEvidence(judged.scope, gate, judged.bundles, store);
  if (incidents.length === 0) return null;
  return { name, gate, releaseIndex: judged.scope.releaseIndex, incidents, scope: judged.scope };
}

async function findingsOf(
  group: readonly Judged[],
  [over, , name]: Group,
  store: EvidenceStore,
  asOf: number,
): Promise<PooledFinding[]> {
  const metrics = new Set(group.flatMap(({ applied }) => applied?.gates.map((gate) => gate.metric) ?? []));
  const found: PooledFinding[] = [];
  for (const metric of metrics) {
    const strata = [];
    for (const judged of group) {
      const stratum = await stratumOf(judged, metric, name(judged.scope), store);
      if (stratum !== null) strata.push(stratum);
    }
    for (const each of disagreements(strata, { asOf, guardrails: 1 })) {
      const scope = strata.find((stratum) => stratum.name === each.stratum)?.scope;
      if (scope === undefined) continue;
      const { agent, workflow, riskClass } = scope;
      found.push({ ...each, metric, agent, workflow, riskClass, over });
    }
  }
  return found;
}

/**
 * Per metric, where an agent's workflow pooled over risk classes, or its risk class pooled over
 * workflows, would pass while a part does not. Parts that stand above their own limit come first.
 */
export async function pooledFindings(
  judged: readonly Judged[],
  store: EvidenceStore,
  asOf: number,
): Promise<PooledFinding[]> {
  const groups = new Map<string, { group: Group; members: Judged[] }>();
  for (const each of judged) {
    for (const group of groupsOf(each.scope)) {
      const key = `${group[0]} ${group[1]}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { group, members: [each] });
      else known.members.push(each);
    }
  }
  const found: PooledFinding[] = [];
  for (const { group, members } of groups.values()) {
    found.push(...(await findingsOf(members, group, store, asOf)));
  }
  return [
    ...found.filter(({ kind }) => kind === 'worse'),
    ...found.filter(({ kind }) => kind === 'unproven'),
  ];
}
