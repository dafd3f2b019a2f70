import Papa from 'papaparse';

/** The media type of such a table. */
export const csvType = 'text/csv;charset=utf-8';

/**
 * A table as CSV (RFC 4180), lines ended by CR LF; `null` is an empty cell. Text that a spreadsheet program would run
 * as a formula gets an apostrophe in front (OWASP, CSV injection); numbers stay numbers, negative ones too.
 */
export function csvText(
  head: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  // Papa's own pattern lets a formula with a line break through.
  return `${Papa.unparse([head, ...rows] as unknown[][], { escapeFormulae: /^[=+\-@\t\r]/, newline: '\r\n' })}\r\n`;
}
