import type { BindValue } from './query';

/**
 * One connection to an engine, in the steps DuckDB-Wasm offers. The only thing that differs between
 * the browser's worker and Node; results travel as Arrow IPC bytes.
 */
export interface Engine {
  /** Starts one statement; the result's header once it is ready, else null: then `poll`. */
  start(sql: string): Promise<Uint8Array | null>;
  /** Works on the started statement for a slice of time. */
  poll(): Promise<Uint8Array | null>;
  /** The next batch of the result, null or empty at its end. */
  fetch(): Promise<Uint8Array | null>;
  /** Prepares one statement and lets it go: rejects where it is not exactly one, or not one that can run. */
  check(sql: string): Promise<void>;
  /** Stops the started statement. */
  cancel(): Promise<void>;
  /** Runs statements to their end; several are allowed. */
  run(sql: string): Promise<Uint8Array>;
  /** Runs exactly one statement with values bound to its `?`. */
  runBound(sql: string, values: readonly BindValue[]): Promise<Uint8Array>;
  insert(table: string, ipc: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Both casts: without them a sum arrives as a decimal object and 1.25 reads as 125. */
export const engineConfig = {
  query: { queryPollingInterval: 25, castBigIntToDouble: true, castDecimalToDouble: true },
} as const;
