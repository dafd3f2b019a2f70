import type { Uncounted } from '../../database/tables/uncounted-table';
import type { LedgerPart } from './ledger';
import type { WordAside } from './set-aside';
import type { LogRecord } from '../../records/record';
import type { EventType } from '../../records/vocabulary';

/** `unknown`: a kind this version does not know, or a line in which no kind could be read. */
export type Kind = EventType | 'unknown';

/** A record that counts, and where it stands. */
export interface Accepted {
  readonly record: LogRecord;
  /** 1-based line on which the record starts. */
  readonly line: number;
  /** Offset of its first byte in the unpacked source. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** 53-bit hash of its bytes (`body.ts`): equal bodies have equal hashes. Not a proof against forgery. */
  readonly bodyHash: number;
}

/** One thing that was read and does not count: a line, an array element, or a place where the source breaks. */
export interface Rejection {
  readonly file: string;
  readonly line: number;
  /** Path of the first field that is wrong (`agent.uid`, `evidence[2].trust`), or `(record)` for the whole. */
  readonly field: string;
  readonly expected: string;
  /** As JSON, at most 120 characters. */
  readonly found: string;
  readonly eventType?: string;
}

export interface KindCount {
  read: number;
  accepted: number;
  rejected: number;
}

/** Rejections by kind and field; list positions are left out of the field. */
export interface RejectionCount {
  readonly kind: Kind;
  readonly field: string;
  count: number;
}

/** A kind of record that this version does not know: kept in its file, counted, used by no metric. */
export interface UnknownKind {
  readonly eventType: string;
  readonly firstLine: number;
  count: number;
}

/** An optional word that is none of ours, with the places where it was found. */
export interface SetAside extends WordAside {
  readonly firstLine: number;
  count: number;
}

/** Where a source ends although more must follow. */
export interface UnreadRest {
  readonly line: number;
  readonly expected: string;
}

export type Container = 'jsonl' | 'json-array';

/** What was read since the batch before. Per kind read = accepted + rejected. */
export interface ReadBatch {
  readonly accepted: Accepted[];
  /** The first 10,000 of the source; `rejectionCounts` counts all. */
  readonly rejected: Rejection[];
  readonly rejectionCounts: RejectionCount[];
  readonly unknownKinds: UnknownKind[];
  readonly setAside: readonly SetAside[];
  readonly kinds: Partial<Record<Kind, KindCount>>;
  readonly uncounted: readonly Uncounted[];
  /** Null where the source was read to its end, or its end is not reached yet. */
  readonly unread: UnreadRest | null;
  /** Chained records and checkpoints among what was read, rejected ones included; null when there is none. */
  readonly ledger: LedgerPart | null;
  /** Bytes of the source, packed as they are. */
  readonly bytes: number;
  readonly container: Container;
  readonly gzipped: boolean;
  /** Why the file was refused as a whole. It is the last batch, and nothing of the file may count. */
  readonly problem?: string;
}

export interface ReadOptions {
  /** Name of the file, for rejections. */
  readonly file: string;
  /** IANA zone in which times without an offset are meant. Without it they are rejected. */
  readonly zone?: string;
}
