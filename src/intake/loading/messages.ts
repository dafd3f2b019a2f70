import type { TableChunk } from '../../database/tables/writer';
import type { FiledPart } from '../integrity/chain-records';
import type { Integrity } from '../integrity/check-chains';
import type { BatchSummary } from './account-keeper';

/** What a parse worker is told. One job at a time; `line` and `next` answer its questions. */
export type ToWorker =
  | {
      readonly kind: 'slice';
      readonly file: number;
      readonly name: string;
      readonly zone?: string;
      readonly blob: Blob;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'whole';
      readonly file: number;
      readonly name: string;
      readonly zone?: string;
      readonly blob: Blob;
      /** Of a converted source: per line its line in the source. What it attests is known already. */
      readonly lines?: Float64Array;
    }
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
