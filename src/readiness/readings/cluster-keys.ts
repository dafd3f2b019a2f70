import type { CountedDecisions } from '../../metrics/gate-evidence/counted-decisions';
import { dayMs } from './incidents';

/** Kinds of resource that serve many: what happens at one of them is no one incident. */
const servesMany = /gateway|firewall|tenant|director|proxy|identity_provider|idp|dns|vpn|subscription/i;

/** A key that joins more incidents than this joins nothing in the union. */
const mostJoined = 20;

/** Per chosen row a number for what it is part of; a decision without the key stands with its incident, below 0. */
export type Keys = Float64Array;

function keysOf(rows: readonly number[], keyOf: (row: number) => number): Keys {
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) keys[at] = keyOf(rows[at] ?? 0);
  return keys;
}

export function incidentKeys({ rows: { incident } }: CountedDecisions, rows: readonly number[]): Keys {
  return keysOf(rows, (row) => incident[row] ?? 0);
}

export function findingKeys(
  { rows: { finding, incident } }: CountedDecisions,
  rows: readonly number[],
): Keys {
  return keysOf(rows, (row) => ((finding[row] ?? -1) >= 0 ? (finding[row] ?? 0) : -1 - (incident[row] ?? 0)));
}

/** The same target within a day of the first decision on it; kinds of resource that serve many are no target. */
export function targetKeys({ rows: all }: CountedDecisions, rows: readonly number[]): Keys {
  const shared = all.strata.map(({ resourceType }) => servesMany.test(resourceType));
  const runs = new Map<number, { from: number; key: number }>();
  let next = 0;
  return keysOf(rows, (row) => {
    const target = all.target[row] ?? -1;
    if (target < 0 || shared[all.stratum[row] ?? 0]) return -1 - (all.incident[row] ?? 0);
    const made = all.made[row] ?? 0;
    const run = runs.get(target);
    if (run !== undefined && made - run.from < dayMs) return run.key;
    const key = next;
    next += 1;
    runs.set(target, { from: made, key });
    return key;
  });
}

/** How many of these rows name a target, and how many the one that is named most; kinds that serve many are no target. */
export function busiestTarget(
  { rows: all }: CountedDecisions,
  rows: readonly number[],
): { readonly decisions: number; readonly most: number } {
  const shared = all.strata.map(({ resourceType }) => servesMany.test(resourceType));
  const times = new Map<number, number>();
  let [decisions, most] = [0, 0];
  for (const row of rows) {
    const target = all.target[row] ?? -1;
    if (target < 0 || shared[all.stratum[row] ?? 0]) continue;
    const own = (times.get(target) ?? 0) + 1;
    times.set(target, own);
    decisions += 1;
    most = Math.max(most, own);
  }
  return { decisions, most };
}

/** The keys that join more than `mostJoined` incidents of these rows. */
export function tooCommon(keys: Keys, incidents: Keys): ReadonlySet<number> {
  const times = new Map<number, number>();
  for (const key of keys) if (key >= 0) times.set(key, (times.get(key) ?? 0) + 1);
  const often = new Map<number, Set<number>>();
  for (const [key, count] of times) if (count > mostJoined) often.set(key, new Set());
  if (often.size > 0) keys.forEach((key, at) => often.get(key)?.add(incidents[at] ?? 0));
  return new Set([...often].flatMap(([key, { size }]) => (size > mostJoined ? [key] : [])));
}
