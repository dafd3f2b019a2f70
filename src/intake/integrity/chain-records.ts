import type { LedgerPart } from '../reading/ledger';
import { isForeignBit, isOpenBit, isValidBit } from '../reading/ledger';

/** All records of one chain, as columns; a row is a record. */
export interface ChainRecords {
  readonly size: number;
  readonly file: Uint32Array;
  readonly line: Float64Array;
  readonly sequence: Float64Array;
  readonly flags: Uint8Array;
  readonly fingerprints: Uint8Array;
  readonly previous: Uint8Array;
}

export interface FiledPart {
  readonly file: number;
  readonly part: LedgerPart;
}

const emptyRecords = (size: number): ChainRecords => ({
  size,
  file: new Uint32Array(size),
  line: new Float64Array(size),
  sequence: new Float64Array(size),
  flags: new Uint8Array(size),
  fingerprints: new Uint8Array(size * 32),
  previous: new Uint8Array(size * 32),
});

/** Sorts the attested records of all parts into their chains. */
export function recordsByChain(parts: readonly FiledPart[]): Map<string, ChainRecords> {
  const sizes = new Map<string, number>();
  for (const { part } of parts) {
    for (const chain of part.chain) {
      const name = part.chains[chain] ?? '';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  }
  const chains = new Map([...sizes].map(([name, size]) => [name, emptyRecords(size)]));
  const filled = new Map<string, number>();
  for (const { file, part } of parts) {
    part.chain.forEach((chain, from) => {
      const name = part.chains[chain] ?? '';
      const to = filled.get(name) ?? 0;
      filled.set(name, to + 1);
      const own = chains.get(name);
      if (own === undefined) return;
      own.file[to] = file;
      own.line[to] = part.line[from] ?? 0;
      own.sequence[to] = part.sequence[from] ?? NaN;
      own.flags[to] = part.flags[from] ?? 0;
      own.fingerprints.set(part.fingerprints.subarray(from * 32, from * 32 + 32), to * 32);
      own.previous.set(part.previous.subarray(from * 32, from * 32 + 32), to * 32);
    });
  }
  return chains;
}

export const isValid = ({ flags }: ChainRecords, row: number): boolean =>
  ((flags[row] ?? 0) & isValidBit) !== 0;

/**
 * Records whose content can be judged neither way. Where no record of a foreign chain fits, it was hashed in another form
 * than the one known here, and none of them was altered for that.
 */
export function openRows({ flags }: ChainRecords): (row: number) => boolean {
  const isUnknownForm = flags.some((bits) => bits & isForeignBit) && !flags.some((bits) => bits & isValidBit);
  return (row) => ((flags[row] ?? 0) & (isUnknownForm ? isOpenBit | isForeignBit : isOpenBit)) !== 0;
}

/** Before or after, as the records stand: by file, then line. */
export const byLine =
  ({ file, line }: ChainRecords) =>
  (a: number, b: number): number =>
    (file[a] ?? 0) - (file[b] ?? 0) || (line[a] ?? 0) - (line[b] ?? 0);
