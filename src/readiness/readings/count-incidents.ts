import type { CountedGroups, StratumName } from '../../metrics/gate-evidence/counted-groups';
import { dayMs, type GateIncident } from '../gate/incidents';
import {
  type Clustering,
  clusterings,
  type CountedIncidents,
  type Counting,
  plainCounting,
} from './readings';

/** Kinds of resource that serve many: what happens at one of them is no one incident. */
const servesMany = /gateway|firewall|tenant|director|proxy|identity_provider|idp|dns|vpn|subscription/i;

/** A key that joins more incidents than this joins nothing in the union. */
const mostJoined = 20;

export interface Part {
  readonly lagDays: number;
  /** Only decisions of these strata; without it, all. */
  readonly includes?: (stratum: StratumName) => boolean;
}

const readingOf = ({ label, leftOut }: Counting) =>
  (label === 'first' ? 1 : 0) + (leftOut === 'put_back' ? 2 : 0);

/** Where the groups of one reading stand, in the order of their time. */
function rowsOf(groups: CountedGroups, reading: number, { includes }: Part): number[] {
  const { reading: readings, stratum, strata, n, unresolved } = groups;
  const isIn = strata.map((name) => includes === undefined || includes(name));
  const replaced = new Map<string, number>();
  const key = (row: number) =>
    `${groups.incident[row]} ${groups.finding[row]} ${groups.target[row]} ${stratum[row]} ${Math.floor((groups.at[row] ?? 0) / dayMs)}`;
  if (reading > 0) {
    for (let row = 0; row < readings.length; row += 1)
      if (readings[row] === reading) replaced.set(key(row), row);
  }
  const rows: number[] = [];
  const take = (row: number) => {
    if (isIn[stratum[row] ?? 0] && (n[row] ?? 0) + (unresolved[row] ?? 0) > 0) rows.push(row);
  };
  for (let row = 0; row < readings.length; row += 1) {
    if (readings[row] !== 0) continue;
    const own = replaced.size === 0 ? undefined : key(row);
    const other = own === undefined ? undefined : replaced.get(own);
    if (own !== undefined) replaced.delete(own);
    take(other ?? row);
  }
  if (replaced.size > 0) {
    for (const row of replaced.values()) take(row);
    rows.sort((a, b) => (groups.at[a] ?? 0) - (groups.at[b] ?? 0) || a - b);
  }
  return rows;
}

/** A number for what each decision is taken as part of; decisions without the key stand with their incident. */
type Keys = (row: number) => number;

function findingKeys({ finding, incident }: CountedGroups): Keys {
  return (row) => ((finding[row] ?? -1) >= 0 ? (finding[row] ?? 0) : -1 - (incident[row] ?? 0));
}

/** The same target within a day of the first decision on it; kinds of resource that serve many are no target. */
function targetKeys(groups: CountedGroups, rows: readonly number[]): Keys {
  const shared = groups.strata.map(({ resourceType }) => servesMany.test(resourceType));
  const runs = new Map<number, { from: number; key: number }>();
  const keys = new Map<number, number>();
  let next = 0;
  for (const row of rows) {
    const target = groups.target[row] ?? -1;
    if (target < 0 || shared[groups.stratum[row] ?? 0]) continue;
    const at = groups.at[row] ?? 0;
    const run = runs.get(target);
    if (run !== undefined && at - run.from < dayMs) keys.set(row, run.key);
    else {
      runs.set(target, { from: at, key: next });
      keys.set(row, next);
      next += 1;
    }
  }
  return (row) => keys.get(row) ?? -1 - (groups.incident[row] ?? 0);
}

/** Keys that join more than `mostJoined` incidents of these rows. */
function tooCommon(groups: CountedGroups, rows: readonly number[], keys: Keys): ReadonlySet<number> {
  const joined = new Map<number, Set<number>>();
  for (const row of rows) {
    const key = keys(row);
    if (key < 0) continue;
    let incidents = joined.get(key);
    if (incidents === undefined) joined.set(key, (incidents = new Set()));
    if (incidents.size <= mostJoined) incidents.add(groups.incident[row] ?? 0);
  }
  return new Set([...joined].flatMap(([key, { size }]) => (size > mostJoined ? [key] : [])));
}

interface Cluster {
  id: number;
  openedAt: number;
  rows: number[];
  /** What it became part of. */
  into: Cluster | null;
}

function standing(cluster: Cluster): Cluster {
  let at = cluster;
  while (at.into !== null) at = at.into;
  return at;
}

/** Joins what shares any of the keys, in the order of time; what comes after a cluster has matured begins a new one. */
function clustersOf(
  groups: CountedGroups,
  rows: readonly number[],
  keys: readonly Keys[],
  ignored: readonly (ReadonlySet<number> | null)[],
  lagDays: number,
): Cluster[] {
  const open = keys.map(() => new Map<number, Cluster>());
  const all: Cluster[] = [];
  for (const row of rows) {
    const at = groups.at[row] ?? 0;
    let own: Cluster | null = null;
    for (let k = 0; k < keys.length; k += 1) {
      const key = keys[k]?.(row) ?? 0;
      if (ignored[k]?.has(key)) continue;
      const known = open[k]?.get(key);
      if (known === undefined) continue;
      const cluster = standing(known);
      if (cluster === own || at > cluster.openedAt + lagDays * dayMs) continue;
      if (own === null) own = cluster;
      else {
        const [into, from]: [Cluster, Cluster] = own.id < cluster.id ? [own, cluster] : [cluster, own];
        for (const each of from.rows) into.rows.push(each);
        from.rows = [];
        from.into = into;
        own = into;
      }
    }
    if (own === null) {
      own = { id: all.length, openedAt: at, rows: [], into: null };
      all.push(own);
    }
    own.rows.push(row);
    for (let k = 0; k < keys.length; k += 1) open[k]?.set(keys[k]?.(row) ?? 0, own);
  }
  return all.filter(({ into }) => into === null);
}

function incidentOf(
  groups: CountedGroups,
  { openedAt, rows }: Cluster,
  used: Set<string | number>,
): GateIncident {
  const sum = (column: readonly number[]) => {
    let total = 0;
    for (const row of rows) total += column[row] ?? 0;
    return total;
  };
  const first = groups.incident[rows[0] ?? 0] ?? 0;
  // An incident that goes on after it was judged begins a second one.
  let incident: string | number = first;
  for (let part = 2; used.has(incident); part += 1) incident = `${first} (${part})`;
  used.add(incident);
  return {
    incident,
    openedAt,
    n: sum(groups.n),
    errors: sum(groups.errors),
    unresolved: sum(groups.unresolved),
    unrecorded: sum(groups.unrecorded),
    severe: sum(groups.severe),
    severeUnresolved: sum(groups.severe_unresolved),
  };
}

function keysOf(
  groups: CountedGroups,
  rows: readonly number[],
  cluster: Clustering,
): { readonly keys: Keys[]; readonly ignored: (ReadonlySet<number> | null)[] } {
  const incident: Keys = (row) => groups.incident[row] ?? 0;
  if (cluster === 'incident') return { keys: [incident], ignored: [null] };
  const finding = findingKeys(groups);
  if (cluster === 'finding') return { keys: [finding], ignored: [null] };
  const target = targetKeys(groups, rows);
  if (cluster === 'target_day') return { keys: [target], ignored: [null] };
  return {
    keys: [incident, finding, target],
    ignored: [null, tooCommon(groups, rows, finding), tooCommon(groups, rows, target)],
  };
}

/** The incidents of one counting, in the order in which they were opened. */
export function countIncidents(groups: CountedGroups, counting: Counting, part: Part): GateIncident[] {
  const rows = rowsOf(groups, readingOf(counting), part);
  return incidentsOfRows(groups, rows, counting.cluster, part.lagDays);
}

function incidentsOfRows(
  groups: CountedGroups,
  rows: readonly number[],
  cluster: Clustering,
  lagDays: number,
): GateIncident[] {
  const { keys, ignored } = keysOf(groups, rows, cluster);
  const used = new Set<string | number>();
  return clustersOf(groups, rows, keys, ignored, lagDays).map((each) => incidentOf(groups, each, used));
}

const isSame = (a: readonly GateIncident[], b: readonly GateIncident[]) =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      one.openedAt === other.openedAt &&
      one.n === other.n &&
      one.errors === other.errors &&
      one.unresolved === other.unresolved
    );
  });

/**
 * The incidents of all sixteen countings (what is one incident × which label × what is left out). Countings that
 * come to the same incidents share one list, so that it has to be judged only once.
 */
export function countEvery(groups: CountedGroups, part: Part): CountedIncidents[] {
  const present = new Set(groups.reading);
  const byReading = new Map<number, Map<Clustering, GateIncident[]>>();
  const found: CountedIncidents[] = [];
  const lists: GateIncident[][] = [];
  const shared = (list: GateIncident[]) => {
    const known = lists.find((each) => isSame(each, list));
    if (known === undefined) lists.push(list);
    return known ?? list;
  };
  for (const leftOut of ['as_recorded', 'put_back'] as const) {
    for (const label of ['latest', 'first'] as const) {
      const counting = { ...plainCounting, label, leftOut };
      const reading = present.has(readingOf(counting)) ? readingOf(counting) : 0;
      let lists = byReading.get(reading);
      if (lists === undefined) {
        const rows = rowsOf(groups, reading, part);
        lists = new Map(
          clusterings.map((cluster) => [
            cluster,
            shared(incidentsOfRows(groups, rows, cluster, part.lagDays)),
          ]),
        );
        byReading.set(reading, lists);
      }
      for (const cluster of clusterings)
        found.push({ cluster, label, leftOut, incidents: lists.get(cluster) ?? [] });
    }
  }
  return found;
}
