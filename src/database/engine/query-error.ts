/** The engine refused a statement. `sql` is its text; bound values are left out, they come from logs. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly sql: string;

  constructor(sql: string, reason: unknown) {
    super(`The engine refused a statement: ${textOf(reason)}`, { cause: reason });
    this.sql = sql;
  }
}

const textOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason));
