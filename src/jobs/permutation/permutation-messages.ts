import type { Battery, Permuted } from '../../metrics/drift/battery';

export interface PermutationJob {
  readonly battery: Battery;
  /** Determines every re-labelling: the same seed gives the same p values. */
  readonly seed: number;
}

export type FromPermutationWorker =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'permuted'; readonly permuted: Permuted }
  | { readonly kind: 'failed'; readonly message: string };
