import type { CountedSlice, Counts } from '../../metrics/patterns/count';
import type { Judged } from '../../metrics/patterns/judge';

export type ToPatternWorker =
  | { readonly kind: 'slices'; readonly slices: readonly CountedSlice[] }
  | { readonly kind: 'judge'; readonly whole: Counts };

export type FromPatternWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'judged'; readonly judged: Judged }
  | { readonly kind: 'failed'; readonly message: string };
