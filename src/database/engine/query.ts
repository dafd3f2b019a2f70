import type { z } from 'zod';

/** What can be bound to a `?`: no arrays and no BigInt (one `?` per list item, times as epoch milliseconds). */
export type BindValue = string | number | boolean | null;

/** Constant SQL text and the values for its `?`, in order. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly BindValue[];
}

/** The one way to ask the database: rows leave it checked by a schema. */
export interface Query {
  /**
   * Runs one SELECT and returns its rows, each parsed by `row`.
   * Rejects with an `AbortError` when `signal` fires (the running query is stopped in the engine),
   * with a `QueryError` naming the statement when the engine refuses it, and with a `ZodError`
   * when a row is not of the promised shape.
   */
  rows<Row>(statement: Statement, row: z.ZodType<Row>, signal?: AbortSignal): Promise<Row[]>;
}
