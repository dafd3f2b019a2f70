import { key32 } from '../reading/bytes32';
import type { ChainRecords } from './chain-records';
import { byLine, isValid } from './chain-records';
import { hasPreviousBit } from '../reading/ledger';

const rowsOf = (size: number) => Uint32Array.from({ length: size }, (_, row) => row);

export const isNumbered = ({ sequence }: ChainRecords): boolean => !sequence.some(Number.isNaN);

/** Rows in the order the chain claims: by sequence where all have one, else along the links. */
export function chainOrder(records: ChainRecords): Uint32Array {
  if (!isNumbered(records)) return alongLinks(records);
  const lines = byLine(records);
  const { sequence } = records;
  // Of two that claim one place the one whose content holds goes first.
  return rowsOf(records.size).sort(
    (a, b) =>
      (sequence[a] ?? 0) - (sequence[b] ?? 0) ||
      Number(isValid(records, b)) - Number(isValid(records, a)) ||
      lines(a, b),
  );
}

function alongLinks(records: ChainRecords): Uint32Array {
  const { size, fingerprints, previous, flags } = records;
  const standing = rowsOf(size).sort(byLine(records));
  const alike = new Map<string, number[]>();
  const after = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, row: number) => {
    const rows = map.get(key);
    if (rows === undefined) map.set(key, [row]);
    else rows.push(row);
  };
  for (const row of standing) {
    put(alike, key32(fingerprints, row), row);
    if (((flags[row] ?? 0) & hasPreviousBit) !== 0) put(after, key32(previous, row), row);
  }
  const order: number[] = [];
  const isPlaced = new Uint8Array(size);
  const follow = (start: number) => {
    const open = [start];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      if (isPlaced[row] === 1) continue;
      const key = key32(fingerprints, row);
      for (const twin of alike.get(key) ?? []) {
        if (isPlaced[twin] === 1) continue;
        isPlaced[twin] = 1;
        order.push(twin);
      }
      open.push(...(after.get(key) ?? []).toReversed());
    }
  };
  const isStart = (row: number) =>
    ((flags[row] ?? 0) & hasPreviousBit) === 0 || !alike.has(key32(previous, row));
  for (const row of standing) if (isStart(row)) follow(row);
  for (const row of standing) follow(row);
  return Uint32Array.from(order);
}

/**
 * Rows that stand in their file elsewhere than the chain says: what is left beside the longest run in
 * order (Schensted 1961). A file written newest first is read backwards.
 */
export function outOfOrder(records: ChainRecords, order: Uint32Array): Set<number> {
  const place = new Float64Array(records.size);
  order.forEach((row, at) => (place[row] = at));
  const standing = rowsOf(records.size).sort(byLine(records));
  const moved = new Set<number>();
  for (let from = 0; from < standing.length;) {
    const file = records.file[standing[from] ?? 0];
    let to = from;
    while (to < standing.length && records.file[standing[to] ?? 0] === file) to++;
    const rows = standing.subarray(from, to);
    const isBackwards = (place[rows[0] ?? 0] ?? 0) > (place[rows.at(-1) ?? 0] ?? 0) && rows.length > 2;
    besidesLongestRun(isBackwards ? rows.toReversed() : rows, place).forEach((row) => moved.add(row));
    from = to;
  }
  return moved;
}

function besidesLongestRun(rows: Uint32Array, place: Float64Array): number[] {
  if (rows.every((row, at) => at === 0 || (place[rows[at - 1] ?? 0] ?? 0) < (place[row] ?? 0))) return [];
  const tails: number[] = [];
  const before = new Int32Array(rows.length);
  rows.forEach((row, at) => {
    const own = place[row] ?? 0;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((place[rows[tails[middle] ?? 0] ?? 0] ?? 0) < own) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = at;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.add(at);
  return [...rows].filter((_, at) => !run.has(at));
}
