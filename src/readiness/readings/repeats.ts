import type { CountedDecisions, DecisionRows } from '../../metrics/gate-evidence/counted-decisions';
import { countingRules } from '../../records/counting-rules';
import { targetsOf } from './cluster-keys';
import type { GateIncident } from './incidents';

/** One target shows no more than so many right incidents do, or this share of those that counted before. */
const { incidents: mostOfTarget, share: shareOfTarget } = countingRules.sameTarget;

/** In place of a target's number: a target that comes up too seldom to be left out, or none. */
const seldom = -1;
const none = -2;

interface Targets {
  /** Per row the number of its target, `seldom` or `none`. */
  readonly of: Int32Array;
  readonly often: number;
}

// Every gate and reading asks the same rows.
const known = new WeakMap<DecisionRows, Targets>();

function oftenIn(rows: DecisionRows): Targets {
  const found = known.get(rows);
  if (found !== undefined) return found;
  const { of: targets, count } = targetsOf(rows);
  const times = new Int32Array(count);
  for (const target of targets) if (target >= 0) times[target] = (times[target] ?? 0) + 1;
  let often = 0;
  for (let target = 0; target < count; target += 1) {
    const isOften = (times[target] ?? 0) > mostOfTarget;
    times[target] = isOften ? often : seldom;
    if (isOften) often += 1;
  }
  const made = { of: targets.map((target) => (target < 0 ? none : (times[target] ?? seldom))), often };
  known.set(rows, made);
  return made;
}

/**
 * The incidents without the right ones on targets that come up again and again: a decoy that is acted on rightly every
 * day shows nothing new. What is wrong or open stays, so that no e-value grows by it and the bets stay predictable.
 * `clusterOf` names the cluster of each incident.
 */
export function withoutRepeats(
  { rows: all }: CountedDecisions,
  rows: readonly number[],
  clusters: Int32Array,
  incidents: GateIncident[],
  clusterOf: readonly number[],
): GateIncident[] {
  const { of, often } = oftenIn(all);
  if (often === 0) return incidents;
  // Most clusters have one target; `more` holds the further ones of those that have several.
  const one = new Int32Array(clusters.length).fill(none);
  const more = new Map<number, Set<number>>();
  for (let at = 0; at < rows.length; at += 1) {
    const target = of[rows[at] ?? 0] ?? none;
    const cluster = clusters[at] ?? 0;
    const first = one[cluster] ?? none;
    if (target === none || first === target || first === seldom) continue;
    if (first === none || target === seldom) one[cluster] = target;
    else more.set(cluster, (more.get(cluster) ?? new Set()).add(target));
  }
  const seen = new Int32Array(often);
  const kept: GateIncident[] = [];
  let right = 0;
  for (let at = 0; at < incidents.length; at += 1) {
    const incident = incidents[at] as GateIncident;
    // Only what is right counts towards the most: an error that is lost makes no room for another right one.
    if (incident.n > 0 && incident.errors === 0 && incident.unresolved === 0) {
      const cluster = clusterOf[at] ?? 0;
      const first = one[cluster] ?? none;
      const most = Math.max(mostOfTarget, shareOfTarget * right);
      const isSpent = (target: number) => (seen[target] ?? 0) >= most;
      const others = more.get(cluster);
      if (first >= 0 && isSpent(first) && (others === undefined || [...others].every(isSpent))) continue;
      if (first >= 0) for (const target of [first, ...(others ?? [])]) seen[target] = (seen[target] ?? 0) + 1;
      right += 1;
    }
    kept.push(incident);
  }
  return kept.length === incidents.length ? incidents : kept;
}
