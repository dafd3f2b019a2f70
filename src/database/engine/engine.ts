import type { LookResult } from './look';
import type { BindValue, Statement } from './query';

/** What a statement answered, in the form in which it is wanted. */
export interface Answer {
  /** Plain objects: TIMESTAMP as epoch milliseconds, ENUM as its word, lists as arrays. */
  rows(): Record<string, unknown>[];
  look(most: number): LookResult;
}

/** One statement that can be stopped half-way, or several short ones. */
export type Work = { readonly step: string } | { readonly script: string };

/** What is asked of an engine. It runs one call at a time: `openDatabase` keeps the queue. */
export interface Calls<Answered> {
  /**
   * Runs one SELECT with values bound to its `?`. Numbers are bound as DOUBLE, the only number that JavaScript has.
   * When `signal` fires the engine stops and the call rejects with the signal's reason.
   */
  ask(statement: Statement, signal?: AbortSignal): Promise<Answered>;
  /** Does work that answers nothing, one part after the other; it can be stopped. */
  work(parts: readonly Work[], signal?: AbortSignal): Promise<void>;
  /** Prepares one statement and lets it go: rejects where it is not exactly one, or not one that can run. */
  check(sql: string): Promise<void>;
  /** Runs statements to their end; several are allowed. */
  run(sql: string): Promise<Answered>;
  /** Runs exactly one statement with values bound to its `?`. */
  runBound(sql: string, values: readonly BindValue[]): Promise<unknown>;
  /** Adds rows, an Arrow IPC stream, to a table with the same columns in the same order. */
  insert(table: string, ipc: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** One connection to an engine. */
export interface Engine extends Calls<Answer> {
  /** So many rows it keeps as they came: beyond, compressing them gives memory back, which WebAssembly cannot. */
  readonly looseRows?: number;
}

/** An engine whose answers are Arrow IPC bytes; its calls can be sent to a worker. */
export type WasmCalls = Calls<Uint8Array>;

/** What a stopped call rejects with. */
export const abortReason = (signal: AbortSignal): unknown =>
  signal.reason ?? new DOMException('The query was stopped.', 'AbortError');

/**
 * One connection in the steps DuckDB-Wasm offers. The only thing that differs between the browser's worker and Node;
 * results travel as Arrow IPC bytes.
 */
export interface WasmConnection {
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
