export interface ToSearchWorker {
  /** In the order of loading; of a foreign source the records that were made of it. */
  readonly files: readonly Blob[];
  readonly text: string;
  /** Taken out of every text before it is looked into. */
  readonly names: readonly string[];
  /** Beyond so many records that hold the text the search stops. */
  readonly most: number;
}

export interface Read {
  readonly lines: number;
  readonly bytes: number;
  readonly hits: number;
}

export type FromSearchWorker =
  | ({ readonly kind: 'progress' } & Read)
  | ({
      readonly kind: 'found';
      /** Per file the bytes at which records begin. */
      readonly places: readonly Float64Array[];
      /** The search stopped early: there may be more. */
      readonly more: boolean;
    } & Read)
  | { readonly kind: 'failed'; readonly message: string };
