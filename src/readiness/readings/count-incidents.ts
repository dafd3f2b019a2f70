import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import { dayMs, type GateIncident } from './incidents';
import { findingKeys, incidentKeys, type Keys, targetKeys, tooCommon } from './cluster-keys';
import { withoutRepeats } from './repeats';
import { type Part, readingOf, rowsOf } from './rows-of-reading';
import {
  type Clustering,
  clusterings,
  type CountedIncidents,
  type Counting,
  plainCounting,
} from './readings';

const nothing: ReadonlySet<number> = new Set();

/** A number for each key, such as its last cluster, −1 before its first: whole numbers of a narrow range are places of an array. */
class LastOf {
  readonly #from: number;
  readonly #dense: Int32Array | null;
  readonly #sparse = new Map<number, number>();

  constructor(keys: Keys | Int32Array) {
    let [least, most] = [Infinity, -Infinity];
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? 0;
      if (key < least) least = key;
      if (key > most) most = key;
    }
    const range = keys.length === 0 ? 0 : most - least + 1;
    this.#from = least;
    this.#dense = range <= 16 * keys.length + 1024 ? new Int32Array(range).fill(-1) : null;
  }

  get(key: number): number {
    return (this.#dense === null ? this.#sparse.get(key) : this.#dense[key - this.#from]) ?? -1;
  }

  set(key: number, cluster: number): void {
    if (this.#dense === null) this.#sparse.set(key, cluster);
    else this.#dense[key - this.#from] = cluster;
  }
}

/**
 * Which cluster each row belongs to: it joins what shares any of its keys. What comes after a cluster has matured
 * begins a new one, so that what was judged is never revised.
 */
function clustersOf(
  made: readonly number[],
  rows: readonly number[],
  keys: readonly { readonly of: Keys; readonly ignored: ReadonlySet<number> }[],
  lagMs: number,
): Int32Array {
  const clusters = new Int32Array(rows.length);
  const into = new Int32Array(rows.length);
  const openedAt = new Float64Array(rows.length);
  let opened = 0;
  const root = (cluster: number) => {
    let at = cluster;
    while (into[at] !== at) at = into[at] ?? at;
    into[cluster] = at;
    return at;
  };
  const open = keys.map(({ of }) => new LastOf(of));
  for (let at = 0; at < rows.length; at += 1) {
    const time = made[rows[at] ?? 0] ?? 0;
    let own = -1;
    for (let k = 0; k < keys.length; k += 1) {
      const { of, ignored } = keys[k] as (typeof keys)[number];
      const key = of[at] ?? 0;
      if (ignored.size > 0 && ignored.has(key)) continue;
      const known = (open[k] as LastOf).get(key);
      if (known === -1) continue;
      const cluster = root(known);
      if (cluster === own || time > (openedAt[cluster] ?? 0) + lagMs) continue;
      if (own === -1) own = cluster;
      else {
        // Clusters are numbered in the order in which they opened.
        const first = Math.min(own, cluster);
        into[Math.max(own, cluster)] = first;
        own = first;
      }
    }
    if (own === -1) {
      own = opened++;
      into[own] = own;
      openedAt[own] = time;
    }
    for (let k = 0; k < keys.length; k += 1) (open[k] as LastOf).set(keys[k]?.of[at] ?? 0, own);
    clusters[at] = own;
  }
  for (let at = 0; at < clusters.length; at += 1) clusters[at] = root(clusters[at] ?? 0);
  return clusters;
}

interface Summed {
  readonly all: GateIncident[];
  /** Without those that only repeat what their target showed before. */
  readonly telling: GateIncident[];
}

/** Sums over the rows of each cluster, in the order in which the clusters opened. */
function summed(decisions: CountedDecisions, rows: readonly number[], clusters: Int32Array): Summed {
  const { rows: all, marks } = decisions;
  let most = 0;
  for (let at = 0; at < clusters.length; at += 1) most = Math.max(most, (clusters[at] ?? 0) + 1);
  const first = new Int32Array(most).fill(-1);
  const column = () => new Int32Array(most);
  const [n, errors, unresolved, unrecorded, severe, severeUnresolved] = [
    ...[column(), column(), column(), column(), column(), column()],
  ] as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  const add = (to: Int32Array, cluster: number) => {
    to[cluster] = (to[cluster] ?? 0) + 1;
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const cluster = clusters[at] ?? 0;
    const marked = marks[row] ?? 0;
    if (first[cluster] === -1) first[cluster] = row;
    if (marked & mark.counted) add(n, cluster);
    if (marked & mark.error) add(errors, cluster);
    if (marked & mark.open) add(unresolved, cluster);
    if (marked & mark.unrecorded) add(unrecorded, cluster);
    if (marked & mark.severe) {
      if (marked & mark.error) add(severe, cluster);
      if (marked & mark.open) add(severeUnresolved, cluster);
    }
  }
  const key = (cluster: number) => all.incident[first[cluster] ?? -1] ?? 0;
  const parts = new LastOf(first.map((_, cluster) => key(cluster)));
  const found: GateIncident[] = [];
  const clusterOf: number[] = [];
  for (let cluster = 0; cluster < most; cluster += 1) {
    const row = first[cluster] ?? -1;
    if (row === -1) continue;
    // An incident that goes on after it was judged begins a second one.
    const own = key(cluster);
    const part = Math.max(0, parts.get(own)) + 1;
    parts.set(own, part);
    clusterOf.push(cluster);
    found.push({
      incident: part === 1 ? own : `${own} (${part})`,
      openedAt: all.made[row] ?? 0,
      n: n[cluster] ?? 0,
      errors: errors[cluster] ?? 0,
      unresolved: unresolved[cluster] ?? 0,
      unrecorded: unrecorded[cluster] ?? 0,
      severe: severe[cluster] ?? 0,
      severeUnresolved: severeUnresolved[cluster] ?? 0,
    });
  }
  return { all: found, telling: withoutRepeats(decisions, rows, clusters, found, clusterOf) };
}

function areAlike(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Which cluster each row belongs to, under every way to take them together that is asked for. */
export function clusterRows(
  decisions: CountedDecisions,
  rows: readonly number[],
  asked: readonly Clustering[],
  lagDays: number,
): Map<Clustering, Int32Array> {
  const incident = { of: incidentKeys(decisions, rows), ignored: nothing };
  const isOnlyIncident = asked.length === 1 && asked[0] === 'incident';
  const finding = { of: isOnlyIncident ? incident.of : findingKeys(decisions, rows), ignored: nothing };
  const target = { of: isOnlyIncident ? incident.of : targetKeys(decisions, rows), ignored: nothing };
  const keysOf = (cluster: Clustering) => {
    if (cluster === 'incident') return [incident];
    if (cluster === 'finding') return [finding];
    if (cluster === 'target_day') return [target];
    return [
      incident,
      { of: finding.of, ignored: tooCommon(finding.of, incident.of) },
      { of: target.of, ignored: tooCommon(target.of, incident.of) },
    ];
  };
  const { made } = decisions.rows;
  const known: Int32Array[] = [];
  return new Map(
    asked.map((cluster) => {
      const clusters = clustersOf(made, rows, keysOf(cluster), lagDays * dayMs);
      const alike = known.find((each) => areAlike(each, clusters));
      if (alike === undefined) known.push(clusters);
      return [cluster, alike ?? clusters];
    }),
  );
}

/** The incidents of some rows under every way to take them together that is asked for; one list where they are alike. */
function incidentsOf(
  decisions: CountedDecisions,
  rows: readonly number[],
  asked: readonly Clustering[],
  lagDays: number,
): Map<Clustering, Summed> {
  const lists = new Map<Int32Array, Summed>();
  return new Map(
    [...clusterRows(decisions, rows, asked, lagDays)].map(([cluster, clusters]) => {
      const list = lists.get(clusters) ?? summed(decisions, rows, clusters);
      lists.set(clusters, list);
      return [cluster, list];
    }),
  );
}

/** Share in error of each incident, as recorded and with the unresolved as right, with its time; no more is summed. */
export function certainShares(
  decisions: CountedDecisions,
  part: Part,
): {
  readonly openedAt: number[];
  readonly shares: number[];
  readonly errors: number[];
  readonly of: number[];
} {
  const rows = rowsOf(decisions, 0, part);
  const { made } = decisions.rows;
  const keys = [{ of: incidentKeys(decisions, rows), ignored: nothing }];
  const clusters = clustersOf(made, rows, keys, part.lagDays * dayMs);
  const openedAt: number[] = [];
  const errors: number[] = [];
  const of: number[] = [];
  rows.forEach((row, at) => {
    const cluster = clusters[at] ?? 0;
    const marked = decisions.marks[row] ?? 0;
    if (cluster === openedAt.length) {
      openedAt.push(made[row] ?? 0);
      errors.push(0);
      of.push(0);
    }
    of[cluster] = (of[cluster] ?? 0) + 1;
    if ((marked & mark.error) !== 0 && (marked & mark.unrecorded) === 0)
      errors[cluster] = (errors[cluster] ?? 0) + 1;
  });
  return { openedAt, shares: errors.map((wrong, at) => wrong / (of[at] ?? 1)), errors, of };
}

/** The incidents of one counting, in the order in which they were opened. */
export function countIncidents(decisions: CountedDecisions, counting: Counting, part: Part): GateIncident[] {
  const rows = rowsOf(decisions, readingOf(counting), part);
  return incidentsOf(decisions, rows, [counting.cluster], part.lagDays).get(counting.cluster)?.all ?? [];
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
 * The incidents of all sixteen countings (what is one incident × which label × what is left out), without those that
 * only repeat what their target showed before. Countings that come to the same incidents share one list, so that it has
 * to be judged only once. `all`: those of the first counting with the repeats.
 */
export function countEvery(
  decisions: CountedDecisions,
  part: Part,
): { readonly countings: CountedIncidents[]; readonly all: readonly GateIncident[] } {
  const present = new Set(decisions.rows.reading);
  const byReading = new Map<number, Map<Clustering, GateIncident[]>>();
  let all: readonly GateIncident[] | undefined;
  const found: CountedIncidents[] = [];
  const lists: GateIncident[][] = [];
  const shared = (list: GateIncident[]) => {
    const known = lists.find((each) => isSame(each, list));
    if (known === undefined) lists.push(list);
    return known ?? list;
  };
  for (const leftOut of ['as_recorded', 'put_back'] as const) {
    for (const label of ['latest', 'first'] as const) {
      const asked = readingOf({ label, leftOut });
      const reading = present.has(asked) ? asked : 0;
      let own = byReading.get(reading);
      if (own === undefined) {
        const rows = rowsOf(decisions, reading, part);
        const summedUp = incidentsOf(decisions, rows, clusterings, part.lagDays);
        all ??= summedUp.get('incident')?.all;
        own = new Map([...summedUp].map(([cluster, { telling }]) => [cluster, shared(telling)]));
        byReading.set(reading, own);
      }
      for (const cluster of clusterings)
        found.push({ ...plainCounting, cluster, label, leftOut, incidents: own.get(cluster) ?? [] });
    }
  }
  return { countings: found, all: all ?? [] };
}
