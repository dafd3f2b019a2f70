import type { TableChunk } from '../../database/tables/writer';
import type { Mapping } from '../../records/mapping';
import type { FiledPart } from '../integrity/chain-records';
import type { Integrity } from '../integrity/check-chains';
import type { ImportAccount } from './account';
import type { BatchSummary } from './account-keeper';
import type { MadeRecords, Source } from './source';

interface OneFile {
  readonly file: number;
  readonly name: string;
  readonly zone?: string;
  readonly blob: Blob;
}

/** What a lane is told. One job at a time; `line` and `next` answer its questions. */
export type ToWorker =
  | ({ readonly kind: 'slice'; readonly from: number; readonly to: number } & OneFile)
  | ({ readonly kind: 'whole' } & OneFile)
  /** The rows of a foreign source, by a mapping. */
  | ({
      readonly kind: 'rows';
      readonly mapping: Mapping;
      readonly salt?: string;
      readonly others?: readonly { readonly name: string; readonly blob: Blob }[];
      readonly account: ImportAccount;
    } & OneFile)
  /** The sources in a packed one. */
  | { readonly kind: 'unpack'; readonly source: Source }
  /** How a source is to be read. */
  | { readonly kind: 'recognise'; readonly source: Source }
  | { readonly kind: 'hash'; readonly blob: Blob }
  | { readonly kind: 'chains'; readonly parts: readonly FiledPart[] }
  /** The line number of the slice's first line. */
  | { readonly kind: 'line'; readonly firstLine: number }
  /** The batch was taken: go on. */
  | { readonly kind: 'next' };

export type FromWorker =
  /** How many lines start in the slice; sent before it is parsed, so that the next slice can be numbered. */
  | { readonly kind: 'lines'; readonly lines: number }
  | { readonly kind: 'batch'; readonly summary: BatchSummary; readonly chunks: readonly TableChunk[] }
  /** Rows that waited for the end of their source. */
  | { readonly kind: 'rows'; readonly chunks: readonly TableChunk[] }
  /** All rows of a foreign source were read. */
  | { readonly kind: 'made'; readonly made: MadeRecords; readonly account: ImportAccount }
  | { readonly kind: 'unpacked'; readonly sources: readonly Source[] }
  | { readonly kind: 'recognised'; readonly source: Source }
  | { readonly kind: 'hash'; readonly sha256: string }
  | { readonly kind: 'chains'; readonly integrity: Integrity | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/** Something that does one job at a time and can be stopped at once. */
export interface ParseLane {
  /** Resolves when the job is done; every other message of it goes to `onMessage`, whose result is the answer. */
  run(job: ToWorker, onMessage: (message: FromWorker) => Promise<ToWorker | undefined>): Promise<void>;
  stop(): void;
}
