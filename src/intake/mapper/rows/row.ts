import type { Row } from './path';

/** A row and where it stands. */
export interface FoundRow {
  readonly row: Row;
  /** 1-based line of its first byte; number of the row where the source has no lines (Parquet). */
  readonly line: number;
  /** Place of its text in the unpacked source; length 0 where it has none of its own. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** Its text is no UTF-8 and was read as Windows-1252. */
  readonly isWindows?: boolean;
  /** As `JSON.parse` gives it, where that loses digits: what a chain attests is computed of it (RFC 8785). */
  readonly attested?: Row;
  /** It was taken out of what a collector or an interface wraps around rows. */
  readonly isUnwrapped?: boolean;
  /** It stood where the mapping says that rows stand. */
  readonly isInside?: boolean;
}

/** Something that stands where a row should be. */
export interface BadRow {
  readonly line: number;
  /** What of the row is wrong; without it the row as a whole. */
  readonly field?: string;
  readonly expected: string;
  readonly found: string;
  /** It is no row and no fault of the source: what it is, in the plural, to be counted as left out. */
  readonly leftOut?: string;
  /** The source ends inside it: what followed cannot be read. */
  readonly isEnd?: boolean;
}

export type RowOrBad = FoundRow | BadRow;

/** The source cannot be read as rows at all; the message is for people. */
export class NoRows extends Error {
  override readonly name = 'NoRows';
}

/** Bytes that can be read more than once, as a Blob is. */
export interface ByteBox {
  readonly size: number;
  slice(from: number, to?: number): { arrayBuffer(): Promise<ArrayBuffer> };
  stream(): ReadableStream<Uint8Array>;
}

/** The name of a file without its folder. */
export const baseOf = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;
