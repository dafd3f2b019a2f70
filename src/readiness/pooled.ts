import { disagreements } from './simpson';
import type { Disagreement, Stratum } from './simpson';
import type { Scope } from './verdict';
import type { GateMetric } from '../records/criteria';
import { judgedIncidents } from './readings/evidence';
import type { Prepared } from './prepare';

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

type Part = Omit<Stratum, 'name'> & { readonly scope: Scope };

function partOf({ scope, applied, bundles, counted }: Prepared, metric: GateMetric): Part | null {
  const gate = applied?.gates.find((each) => each.metric === metric);
  if (gate === undefined) return null;
  const incidents = judgedIncidents(counted, gate, scope.release, bundles);
  return incidents.length === 0 ? null : { gate, releaseIndex: scope.releaseIndex, incidents, scope };
}

/** `partOf`, counted once for every group that a scope is in. */
function partsOnce(): typeof partOf {
  const known = new Map<Prepared, Map<GateMetric, Part | null>>();
  return (each, metric) => {
    const own = known.get(each) ?? new Map<GateMetric, Part | null>();
    known.set(each, own);
    const part = own.has(metric) ? (own.get(metric) ?? null) : partOf(each, metric);
    own.set(metric, part);
    return part;
  };
}

function findingsOf(group: readonly Prepared[], [over, , name]: Group, part: typeof partOf): PooledFinding[] {
  // One part alone is pooled with nothing.
  if (group.length < 2) return [];
  const asOf = group.reduce((latest, each) => Math.max(latest, each.scope.asOf), 0);
  const metrics = new Set(group.flatMap(({ applied }) => applied?.gates.map((gate) => gate.metric) ?? []));
  const found: PooledFinding[] = [];
  for (const metric of metrics) {
    const strata = group.flatMap((each) => {
      const own = part(each, metric);
      return own === null ? [] : [{ ...own, name: name(each.scope) }];
    });
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
export function pooledFindings(judged: readonly Prepared[]): PooledFinding[] {
  const groups = new Map<string, { group: Group; members: Prepared[] }>();
  for (const each of judged) {
    for (const group of groupsOf(each.scope)) {
      const key = `${group[0]} ${group[1]}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { group, members: [each] });
      else known.members.push(each);
    }
  }
  const part = partsOnce();
  const found = [...groups.values()].flatMap(({ group, members }) => findingsOf(members, group, part));
  return [
    ...found.filter(({ kind }) => kind === 'worse'),
    ...found.filter(({ kind }) => kind === 'unproven'),
  ];
}
