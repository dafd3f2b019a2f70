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

/** A value as SQL, on one line whatever a log wrote: line ends stay escaped, and no quote ends it. */
function literal(value: BoundValue): string {
  if (typeof value !== 'string') return value === null ? 'NULL' : String(value);
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `E'${escaped}'`;
}

/** The statement with its values, for a DuckDB shell in which the tables are. */
export function statementForCopy({ sql, values }: ShownStatement): string {
  const text = sql.trimEnd();
  if (values.length === 0) return `${text};\n`;
  return `PREPARE shown AS\n${text};\nEXECUTE shown(${values.map(literal).join(', ')});\n`;
}
