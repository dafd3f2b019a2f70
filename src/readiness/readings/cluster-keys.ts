import type { CountedDecisions, DecisionRows } from '../../metrics/gate-evidence/counted-decisions';
import { countingRules } from '../../records/counting-rules';
import { dayMs } from './incidents';

/** Kinds of resource that serve many: what happens at one of them is no one incident. */
const servesMany = new RegExp(countingRules.sharedResourceTypes.join('|'), 'i');

const { mostJoined } = countingRules;

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

/** What rows share, numbered from 0 in the order of the rows; below 0 where a row has none. */
export interface Numbered {
  readonly of: Int32Array;
  readonly count: number;
}

function numbered(values: readonly number[], isLeftOut: (row: number) => boolean): Numbered {
  const numbers = new Map<number, number>();
  const of = new Int32Array(values.length).fill(-1);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? -1;
    if (value < 0 || isLeftOut(row)) continue;
    let number = numbers.get(value);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(value, number);
    }
    of[row] = number;
  }
  return { of, count: numbers.size };
}

// Every gate and reading asks the same rows.
const knownFindings = new WeakMap<DecisionRows, Numbered>();
const knownTargets = new WeakMap<DecisionRows, Numbered>();

function findingsOf(rows: DecisionRows): Numbered {
  const found = knownFindings.get(rows) ?? numbered(rows.finding, () => false);
  knownFindings.set(rows, found);
  return found;
}

/** The targets of rows; kinds of resource that serve many are none. */
export function targetsOf(rows: DecisionRows): Numbered {
  let found = knownTargets.get(rows);
  if (found === undefined) {
    const shared = rows.strata.map(({ resourceType }) => servesMany.test(resourceType));
    found = numbered(rows.target, (row) => shared[rows.stratum[row] ?? 0] ?? false);
    knownTargets.set(rows, found);
  }
  return found;
}

export function findingKeys({ rows: all }: CountedDecisions, rows: readonly number[]): Keys {
  const { of } = findingsOf(all);
  return keysOf(rows, (row) => {
    const finding = of[row] ?? -1;
    return finding >= 0 ? finding : -1 - (all.incident[row] ?? 0);
  });
}

/** The same target within a day of the first decision on it; kinds of resource that serve many are no target. */
export function targetKeys({ rows: all }: CountedDecisions, rows: readonly number[]): Keys {
  const { of, count } = targetsOf(all);
  const from = new Float64Array(count).fill(-Infinity);
  const keyOf = new Int32Array(count);
  let next = 0;
  return keysOf(rows, (row) => {
    const target = of[row] ?? -1;
    if (target < 0) return -1 - (all.incident[row] ?? 0);
    const made = all.made[row] ?? 0;
    if (!(made - (from[target] ?? 0) < dayMs)) {
      from[target] = made;
      keyOf[target] = next;
      next += 1;
    }
    return keyOf[target] ?? 0;
  });
}

export interface TargetShares {
  /** Decisions that name a target, and those on the one that is named most. */
  readonly decisions: number;
  readonly most: number;
  /** Findings, and targets within a day, of so many incidents that they join none; absent where there is none. */
  readonly joinNothing?: number;
}

/** How these rows are shared among targets; kinds that serve many are no target. */
export function targetShares(all: CountedDecisions, rows: readonly number[]): TargetShares {
  const { of, count } = targetsOf(all.rows);
  const times = new Int32Array(count);
  let [decisions, most] = [0, 0];
  for (const row of rows) {
    const target = of[row] ?? -1;
    if (target < 0) continue;
    const own = (times[target] ?? 0) + 1;
    times[target] = own;
    decisions += 1;
    most = Math.max(most, own);
  }
  const incidents = incidentKeys(all, rows);
  const joinNothing =
    tooCommon(findingKeys(all, rows), incidents).size + tooCommon(targetKeys(all, rows), incidents).size;
  return { decisions, most, ...(joinNothing === 0 ? {} : { joinNothing }) };
}

/** The keys that join more than `mostJoined` incidents of these rows, and so join nothing in the union. */
export function tooCommon(keys: Keys, incidents: Keys): ReadonlySet<number> {
  let last = -1;
  for (let at = 0; at < keys.length; at += 1) last = Math.max(last, keys[at] ?? -1);
  const times = new Int32Array(last + 1);
  let isOften = false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? -1;
    if (key < 0) continue;
    const own = (times[key] ?? 0) + 1;
    times[key] = own;
    if (own > mostJoined) isOften = true;
  }
  if (!isOften) return new Set();
  const often = new Map<number, Set<number>>();
  keys.forEach((key, at) => {
    if (key < 0 || (times[key] ?? 0) <= mostJoined) return;
    const own = often.get(key);
    if (own === undefined) often.set(key, new Set([incidents[at] ?? 0]));
    else own.add(incidents[at] ?? 0);
  });
  return new Set([...often].flatMap(([key, { size }]) => (size > mostJoined ? [key] : [])));
}
