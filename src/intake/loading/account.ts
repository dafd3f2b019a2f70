import type { BuildAccount } from '../../database/engine/database';
import type { Integrity } from '../integrity/check-chains';
import type { SignatureCheck } from '../integrity/scan';
import type { Lack } from '../mapper/cannot-carry';
import type { LookupUse } from '../mapper/added-columns';
import type { RowNote } from '../mapper/collected';
import type { RowCounts } from '../mapper/convert';
import type { UnknownMeaning } from '../mapper/word-meanings';
import type {
  Container,
  Kind,
  Rejection,
  RejectionCount,
  SetAside,
  UnknownKind,
  UnreadRest,
} from '../reading/batch';

/** read = accepted + rejected (`rejected` for itself, `conflict` for another record under its id) + duplicate. */
export interface KindAccount {
  read: number;
  accepted: number;
  rejected: number;
  /** Same `event_id`, same body: dropped. */
  duplicate: number;
  /** Same `event_id`, other body: set aside. */
  conflict: number;
}

/** How a foreign source was read. Its rows: read = used + rejected + left out. */
export interface ImportAccount {
  /** Id of a known format, `mapping` for one of the user's own, `saved` for a mapping's own file, `draw` for the record of a draw, `lookup` for a table that gives columns to others, `table` where nothing fits, `empty` for one without rows, `damaged` for a table that cannot be opened. */
  readonly format: string;
  readonly title: string;
  /** 0 to 1; null when the user chose. */
  readonly confidence: number | null;
  readonly reason: string;
  /** Name of the file with the saved mapping by which it was read. */
  readonly mappingFile?: string;
  readonly rows: RowCounts;
  readonly leftOut: readonly RowNote[];
  readonly guesses: readonly RowNote[];
  readonly lookups: readonly LookupUse[];
  /** Words of which nobody said what they mean. */
  readonly unknownWords: readonly UnknownMeaning[];
  /** What this source cannot support by itself. */
  readonly cannot: readonly Lack[];
  /** Our fields that it can fill, as `decision.confidence`; null = all. */
  readonly fills: readonly string[] | null;
  /** What is assumed about the format. */
  readonly notes: readonly string[];
}

/** What an account says of a source that gave no row. */
export const noRows = {
  rows: { read: 0, used: 0, rejected: 0, leftOut: 0 },
  leftOut: [],
  guesses: [],
  lookups: [],
  unknownWords: [],
  cannot: [],
  fills: [],
  notes: [],
} as const satisfies Partial<ImportAccount>;

export interface FileAccount {
  readonly index: number;
  readonly name: string;
  readonly bytes: number;
  /** Of the file as it is; `null` until it is computed. */
  sha256: string | null;
  readonly container: Container;
  readonly gzipped: boolean;
  /** What it was packed in, the outermost first; its SHA-256 is that of the outermost. */
  readonly unpackedFrom: readonly string[];
  readonly kinds: Record<Kind, KindAccount>;
  /** Kinds this version does not know, counted as accepted under `unknown` and used by no metric. */
  readonly unknownKinds: readonly UnknownKind[];
  /** Optional words that are none of ours; their records count without them. */
  readonly setAside: readonly SetAside[];
  /** The first five by line, however many other files have. */
  readonly firstRejected: readonly Rejection[];
  /** Where the file ends early; null where it was read to its end, or refused as a whole. */
  readonly unread: UnreadRest | null;
  /** Of a foreign source; its `kinds` count the records that its rows gave. */
  readonly imported?: ImportAccount;
  /** Why the whole file was refused; then nothing of it counts. */
  readonly problem?: string;
}

/** What became of everything that was read. */
export interface LoadAccount {
  readonly files: readonly FileAccount[];
  /** The first 10,000 by file and line. */
  readonly rejections: readonly Rejection[];
  /** All rejections, by file, kind and field. */
  readonly rejectionCounts: readonly (RejectionCount & { readonly file: number })[];
  readonly build: BuildAccount;
  /** What became of the chains of attested records; null when no record is attested. */
  readonly integrity: Integrity | null;
  /** Signatures checked against keys that the reader brought; absent until then. */
  readonly signatures?: readonly SignatureCheck[];
  /** The same account once every file's SHA-256 is known. Never rejects: a file that is gone keeps `null`. */
  readonly hashed: Promise<LoadAccount>;
}

export interface Progress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
  readonly rejected: number;
  readonly bytesPerSecond: number;
  readonly file: string;
  readonly stage: 'reading' | 'joining';
}
