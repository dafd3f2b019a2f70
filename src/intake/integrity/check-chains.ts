import { isSame32 } from '../reading/bytes32';
import { chainOrder, isNumbered, outOfOrder } from './chain-order';
import type { ChainRecords, FiledPart } from './chain-records';
import { isValid, openRows, recordsByChain } from './chain-records';
import { checkCheckpoints } from './check-checkpoints';
import type { CheckpointCheck, Placed } from './check-checkpoints';
import { hasPreviousBit } from '../reading/ledger';
import type { CheckpointSeen } from '../reading/ledger';

/**
 * What is wrong with a record of a chain: its content does not fit its fingerprint; it repeats another
 * line of its file; another record claims its place; records before it are missing; it does not name
 * the record before it; it stands elsewhere in its file than the chain says.
 */
export type BreakKind = 'content' | 'repeated' | 'second' | 'gap' | 'link' | 'order';

export interface ChainBreak {
  readonly kind: BreakKind;
  readonly file: number;
  readonly line: number;
  readonly sequence: number | null;
  /** Records missing before it; null unless the kind is `gap`. */
  readonly missing: number | null;
}

export interface ChainCheck {
  readonly chain: string;
  readonly records: number;
  /** Records with nothing wrong; records that another file repeats are left out of both. */
  readonly valid: number;
  /** Records in their place whose content cannot be checked: they are neither valid nor broken. */
  readonly open: number;
  /** Lines that repeat a record of another file, as overlapping exports do. */
  readonly overlapping: number;
  /** The chain does not begin here: these files hold a later part of it, or its head was cut off. */
  readonly hasNoHead: boolean;
  /** In the order of the chain, the first 1,000. */
  readonly breaks: readonly ChainBreak[];
  readonly breakCount: number;
  readonly checkpoints: readonly CheckpointCheck[];
  /** Records that a later number or a checkpoint says must be here; null where none is missing after the first. */
  readonly absent: AbsentRecords | null;
}

export interface AbsentRecords {
  readonly count: number;
  /** The first record or checkpoint that shows it. */
  readonly file: number;
  readonly line: number;
}

export interface Integrity {
  /** Broken chains first, then by size; the first 100. */
  readonly chains: readonly ChainCheck[];
  readonly chainCount: number;
  /** Over all chains. */
  readonly totals: IntegrityTotals;
}

export interface IntegrityTotals {
  readonly records: number;
  readonly valid: number;
  readonly open: number;
  readonly overlapping: number;
  /** Checkpoint records. */
  readonly checkpoints: number;
}

const keptBreaks = 1000;
const keptChains = 100;

/**
 * Checks every chain over all files: fingerprints, links, sequence, order, and the root of each
 * checkpoint. Null when nothing was attested.
 */
export function checkChains(parts: readonly FiledPart[]): Integrity | null {
  const byChain = recordsByChain(parts);
  const checkpoints = new Map<string, (CheckpointSeen & { file: number })[]>();
  for (const { file, part } of parts) {
    for (const each of part.checkpoints) {
      const own = checkpoints.get(each.chain);
      if (own === undefined) checkpoints.set(each.chain, [{ ...each, file }]);
      else own.push({ ...each, file });
    }
  }
  const names = [...new Set([...byChain.keys(), ...checkpoints.keys()])];
  if (names.length === 0) return null;
  const chains = names.map((chain): ChainCheck => {
    const own = checkpoints.get(chain) ?? [];
    const records = byChain.get(chain);
    const found = records === undefined ? nothing : walked(records);
    const { distinct, gap, ...check } = found;
    return {
      chain,
      ...check,
      checkpoints: checkCheckpoints(own, distinct),
      absent: absentOf(own, distinct, gap),
    };
  });
  const trouble = (chain: ChainCheck) =>
    chain.breakCount +
    (chain.absent?.count ?? 0) +
    chain.checkpoints.filter(({ state }) => state !== 'rebuilt').length;
  chains.sort((a, b) => Number(trouble(b) > 0) - Number(trouble(a) > 0) || b.records - a.records);
  const sum = (of: (chain: ChainCheck) => number) => chains.reduce((total, chain) => total + of(chain), 0);
  const totals = {
    records: sum(({ records }) => records),
    valid: sum(({ valid }) => valid),
    open: sum(({ open }) => open),
    overlapping: sum(({ overlapping }) => overlapping),
    checkpoints: sum(({ checkpoints: own }) => own.length),
  };
  return { chains: chains.slice(0, keptChains), chainCount: chains.length, totals };
}

type Place = Pick<AbsentRecords, 'file' | 'line'>;

interface Walked extends Omit<ChainCheck, 'chain' | 'checkpoints' | 'absent'> {
  readonly distinct: readonly Placed[];
  /** The first record before which numbers are missing. */
  readonly gap: Place | null;
}

/** What is missing between the records, by their numbers, and after them, by checkpoints. */
function absentOf(
  checkpoints: readonly (Place & Pick<CheckpointSeen, 'treeSize'>)[],
  distinct: readonly Placed[],
  gap: Place | null,
): AbsentRecords | null {
  const [first, last] = [distinct[0], distinct.at(-1)];
  const end = last === undefined ? 0 : last.sequence + 1;
  const between = end - (first?.sequence ?? 0) - distinct.length;
  const furthest = checkpoints.reduce(
    (most, each) => (each.treeSize > (most?.treeSize ?? end) ? each : most),
    undefined as (typeof checkpoints)[number] | undefined,
  );
  const place = gap ?? furthest;
  if (place === undefined) return null;
  return {
    count: between + (furthest === undefined ? 0 : furthest.treeSize - end),
    file: place.file,
    line: place.line,
  };
}

const nothing: Walked = {
  records: 0,
  valid: 0,
  open: 0,
  overlapping: 0,
  hasNoHead: false,
  breaks: [],
  breakCount: 0,
  distinct: [],
  gap: null,
};

/** The number of a chain's first record: 0, or 1 where a sound record that names none before it has that number. */
function headNumber(records: ChainRecords, first: number): 0 | 1 {
  const namesNone = ((records.flags[first] ?? 0) & hasPreviousBit) === 0;
  return records.sequence[first] === 1 && namesNone && isValid(records, first) ? 1 : 0;
}

function walked(records: ChainRecords): Walked {
  const order = chainOrder(records);
  const moved = outOfOrder(records, order);
  const numbered = isNumbered(records);
  const { fingerprints, previous, flags, sequence } = records;
  const head = numbered ? headNumber(records, order[0] ?? 0) : 0;
  const breaks: ChainBreak[] = [];
  const distinct: Placed[] = [];
  const isOpen = openRows(records);
  let [breakCount, overlapping, open] = [0, 0, 0];
  let before: number | undefined;
  let gap: Place | null = null;

  const faultOf = (row: number): Pick<ChainBreak, 'kind' | 'missing'> | 'overlap' | undefined => {
    const fault = (kind: BreakKind, missing: number | null = null) => ({ kind, missing });
    const isRepeat = before !== undefined && isSame32(fingerprints, row, fingerprints, before);
    if (!isValid(records, row) && !isOpen(row)) return fault('content');
    if (before === undefined) return moved.has(row) ? fault('order') : undefined;
    if (isRepeat) return records.file[row] === records.file[before] ? fault('repeated') : 'overlap';
    const step = numbered ? (sequence[row] ?? 0) - (sequence[before] ?? 0) : 1;
    if (step === 0) return fault('second');
    if (step > 1) return fault('gap', step - 1);
    const hasPrevious = ((flags[row] ?? 0) & hasPreviousBit) !== 0;
    if (!hasPrevious || !isSame32(previous, row, fingerprints, before)) return fault('link');
    return moved.has(row) ? fault('order') : undefined;
  };

  for (const row of order) {
    const fault = faultOf(row);
    if (fault === 'overlap') {
      overlapping++;
      continue;
    }
    if (fault === undefined && isOpen(row)) open++;
    if (fault !== undefined) {
      breakCount++;
      if (breaks.length < keptBreaks) {
        const at = sequence[row] ?? NaN;
        breaks.push({
          ...fault,
          file: records.file[row] ?? 0,
          line: records.line[row] ?? 0,
          sequence: Number.isNaN(at) ? null : at,
        });
      }
    }
    const claimsPlaceBefore =
      before !== undefined &&
      (isSame32(fingerprints, row, fingerprints, before) || (numbered && sequence[row] === sequence[before]));
    if (claimsPlaceBefore) continue;
    distinct.push({
      sequence: numbered ? (sequence[row] ?? 0) - head : distinct.length,
      isValid: isValid(records, row),
      leaf: fingerprints.subarray(row * 32, row * 32 + 32),
    });
    const step = numbered && before !== undefined ? (sequence[row] ?? 0) - (sequence[before] ?? 0) : 1;
    if (step > 1) gap ??= { file: records.file[row] ?? 0, line: records.line[row] ?? 0 };
    before = row;
  }
  const first = order[0] ?? 0;
  return {
    records: records.size - overlapping,
    valid: records.size - overlapping - breakCount - open,
    open,
    overlapping,
    hasNoHead: ((flags[first] ?? 0) & hasPreviousBit) !== 0 || (numbered && (sequence[first] ?? 0) > head),
    breaks,
    breakCount,
    distinct,
    gap,
  };
}
