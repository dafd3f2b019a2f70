import type { ConditionName, Permission, Policy } from '../../records/policy';
import { mcnemar } from '../../statistics/mcnemar';
import type { McNemar } from '../../statistics/mcnemar';
import { clusterMean } from '../../statistics/cluster-mean';
import type { Interval } from '../../statistics/interval';
import type { Action } from '../what-if/actions';
import type { Costs } from '../../records/what-if-settings/threshold-ask';
import { evaluatePolicy, loggedPermission } from './evaluate';
import { permissions } from './levels';

/** What is compared: the policy as it was logged, or one that is evaluated anew. */
export type Side = 'as_logged' | Policy;

export interface CellCount {
  readonly n: number;
  readonly wrong: number;
  readonly right: number;
  /** Not resolved. */
  readonly open: number;
  readonly incidents: number;
  /** Minutes: wrong actions that act alone under the new policy, right ones that wait under it. */
  readonly harmAfter: number;
  readonly harmBefore: number;
  /** Places in the actions that were given. */
  readonly places: readonly number[];
}

export interface PolicyReplay {
  readonly before: string;
  readonly after: string;
  /** `alone` or `held`, before and after: [before][after]. */
  readonly cells: Readonly<Record<'alone' | 'held', Readonly<Record<'alone' | 'held', CellCount>>>>;
  /** The places of the actions that each permission had and has: [permission] = [before, after]. */
  readonly permissions: Readonly<Record<Permission, readonly [readonly number[], readonly number[]]>>;
  readonly compared: number;
  readonly incidents: number;
  /** Actions whose permission changed at all: places. */
  readonly flips: readonly number[];
  /** Cannot be evaluated: which field of which side, and how many. */
  readonly missing: readonly {
    readonly side: 'before' | 'after';
    readonly field: ConditionName | 'policy_verdict';
    readonly places: readonly number[];
  }[];
  readonly notEvaluated: number;
  /** Discordant resolved actions: better = was let act wrongly and is held now, or was held though right and acts now. */
  readonly better: number;
  readonly worse: number;
  readonly mcnemar: McNemar | null;
  /** (better − worse) / resolved, with an interval over incidents. */
  readonly net: {
    readonly difference: number;
    readonly interval: Interval | null;
    readonly n: number;
    readonly incidents: number;
  } | null;
  readonly load: Load;
}

export interface Load {
  readonly days: number;
  readonly approvalsBefore: number;
  readonly approvalsAfter: number;
  /** People who decided anything in this slice. */
  readonly operators: number;
  /** Seconds from shown to decided in this slice; null where nobody decided. */
  readonly waitMedian: number | null;
  readonly waitP90: number | null;
  /** Right actions that acted alone and would wait now. */
  readonly rightDelayed: number;
  readonly rightFreed: number;
}

const dayMs = 86_400_000;
const approvals: Record<Permission, number> = { act_alone: 0, one_approval: 1, two_person: 2, must_not: 0 };

interface Judged {
  readonly place: number;
  readonly action: Action;
  readonly before: Permission;
  readonly after: Permission;
}

function permissionOf(side: Side, action: Action): Permission | ConditionName | 'policy_verdict' {
  if (side === 'as_logged') return loggedPermission(action.policy) ?? 'policy_verdict';
  const { permission, missing } = evaluatePolicy(side, action);
  return permission ?? missing;
}

const isPermission = (word: string): word is Permission => (permissions as readonly string[]).includes(word);
const state = (permission: Permission) => (permission === 'act_alone' ? 'alone' : 'held');

/**
 * Evaluates two policies on every logged action and compares what they let act alone. An action that either side
 * cannot evaluate is counted apart and enters nothing else. Harm is in minutes, by the user's own figures.
 */
export function replayPolicy(
  actions: readonly Action[],
  before: Side,
  after: Side,
  costs: Costs,
): PolicyReplay {
  const judged: Judged[] = [];
  const missing = new Map<
    string,
    { side: 'before' | 'after'; field: ConditionName | 'policy_verdict'; places: number[] }
  >();
  let notEvaluated = 0;
  actions.forEach((action, place) => {
    const found = { before: permissionOf(before, action), after: permissionOf(after, action) };
    if (isPermission(found.before) && isPermission(found.after))
      return void judged.push({ place, action, before: found.before, after: found.after });
    notEvaluated += 1;
    for (const side of ['before', 'after'] as const) {
      const field = found[side];
      if (isPermission(field)) continue;
      const entry = missing.get(`${side} ${field}`) ?? { side, field, places: [] };
      entry.places.push(place);
      missing.set(`${side} ${field}`, entry);
    }
  });
  const cell = (was: 'alone' | 'held', is: 'alone' | 'held') =>
    cellOf(
      judged.filter((each) => state(each.before) === was && state(each.after) === is),
      was,
      is,
      costs,
    );
  const cells = {
    alone: { alone: cell('alone', 'alone'), held: cell('alone', 'held') },
    held: { alone: cell('held', 'alone'), held: cell('held', 'held') },
  };
  const better = cells.alone.held.wrong + cells.held.alone.right;
  const worse = cells.alone.held.right + cells.held.alone.wrong;
  return {
    before: before === 'as_logged' ? 'as logged' : before.name,
    after: after === 'as_logged' ? 'as logged' : after.name,
    cells,
    permissions: Object.fromEntries(
      permissions.map((each) => [
        each,
        [
          judged.filter((one) => one.before === each).map(({ place }) => place),
          judged.filter((one) => one.after === each).map(({ place }) => place),
        ] as const,
      ]),
    ) as unknown as PolicyReplay['permissions'],
    compared: judged.length,
    incidents: new Set(judged.map(({ action }) => action.incident)).size,
    flips: judged.filter((each) => each.before !== each.after).map(({ place }) => place),
    missing: [...missing.values()],
    notEvaluated,
    better,
    worse,
    mcnemar: better + worse === 0 ? null : mcnemar(better, worse),
    net: netOf(judged),
    load: loadOf(actions, judged, cells),
  };
}

function cellOf(of: readonly Judged[], was: 'alone' | 'held', is: 'alone' | 'held', costs: Costs): CellCount {
  const wrong = of.filter(({ action }) => action.truth === false);
  const right = of.filter(({ action }) => action.truth === true).length;
  const acting = wrong.reduce(
    (sum, { action }) => sum + (action.risk === 'high' ? costs.wrongHigh : costs.wrongLow),
    0,
  );
  const harm = (how: 'alone' | 'held') => (how === 'alone' ? acting : right * costs.rightHeld);
  return {
    n: of.length,
    wrong: wrong.length,
    right,
    open: of.length - wrong.length - right,
    incidents: new Set(of.map(({ action }) => action.incident)).size,
    harmBefore: harm(was),
    harmAfter: harm(is),
    places: of.map(({ place }) => place),
  };
}

function netOf(judged: readonly Judged[]): PolicyReplay['net'] {
  const clusters = new Map<number, { n: number; sum: number }>();
  for (const { action, before, after } of judged) {
    if (action.truth === null) continue;
    const isFit = (permission: Permission) => (permission === 'act_alone') === action.truth;
    const cluster = clusters.get(action.incident) ?? { n: 0, sum: 0 };
    cluster.n += 1;
    cluster.sum += Number(isFit(after)) - Number(isFit(before));
    clusters.set(action.incident, cluster);
  }
  const { mean, interval, n, clusters: incidents } = clusterMean(clusters.values());
  return mean === null ? null : { difference: mean, interval, n, incidents };
}

function loadOf(actions: readonly Action[], judged: readonly Judged[], cells: PolicyReplay['cells']): Load {
  const first = actions[0]?.at ?? 0;
  const last = actions.at(-1)?.at ?? first;
  const waits = actions
    .flatMap(({ wait_s: wait }) => (wait !== null && wait >= 0 ? [wait] : []))
    .sort((a, b) => a - b);
  // All 0: the log has one time for both.
  const isTimed = (waits.at(-1) ?? 0) > 0;
  const at = (share: number) =>
    isTimed ? (waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? null) : null;
  const sum = (side: 'before' | 'after') => judged.reduce((total, each) => total + approvals[each[side]], 0);
  return {
    days: Math.max(1, (last - first) / dayMs),
    approvalsBefore: sum('before'),
    approvalsAfter: sum('after'),
    operators: new Set(
      actions
        .filter(({ is_decided: decided, person }) => decided && person !== '(none)')
        .map(({ person }) => person),
    ).size,
    waitMedian: at(0.5),
    waitP90: at(0.9),
    rightDelayed: cells.alone.held.right,
    rightFreed: cells.held.alone.right,
  };
}
