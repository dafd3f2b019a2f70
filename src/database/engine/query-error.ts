import { errorText } from '../../records/unknown';
/** The engine refused a statement. `sql` is its text; bound values are left out, they come from logs. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly sql: string;

  constructor(sql: string, reason: unknown) {
    super(`The engine refused a statement: ${textOf(reason)}`, { cause: reason });
    this.sql = sql;
  }
}

/** The engine answers some calls with plain text and others with JSON around it. */
function textOf(reason: unknown): string {
  const text = errorText(reason);
  const inner = /^\{"exception_type":.*?"exception_message":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return inner ? String(JSON.parse(inner)) : text;
}
