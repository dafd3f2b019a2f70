export type BoundValue = string | number | boolean | null;

export interface ShownStatement {
  readonly sql: string;
  /** In the order of the `?` in `sql`. */
  readonly values: readonly BoundValue[];
  /** What this statement answers, when a figure has several. */
  readonly label?: string;
}

/** A bound value on one line: line ends inside a log's text stay escaped. */
export function boundWords(value: BoundValue): string {
  return JSON.stringify(value);
}

/** The statement and its bound values as comments, for pasting elsewhere. */
export function statementForCopy({ sql, values }: ShownStatement): string {
  const bound = values.map((value, at) => `-- ?${at + 1} = ${boundWords(value)}`);
  return [sql.trimEnd(), ...bound, ''].join('\n');
}
