import Papa from 'papaparse';

/** The media type of such a table. */
export const csvType = 'text/csv;charset=utf-8';

/** What begins a formula, in the full width of East Asian keyboards too; blanks before it are skipped by some programs. */
const formula = /^[\p{White_Space}\p{Cf}\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A program whose locale separates by semicolons knows nothing of a quote inside a line: there a cell, or a line,
 * begins within this text.
 */
const inside = /([;\t\r\n][\p{White_Space}\p{Cf}\0"']*)([=+\-@＝＋－＠])/gu;

/**
 * A table as CSV (RFC 4180), lines ended by CR LF; `null` is an empty cell. Text that a spreadsheet program would run
 * as a formula gets an apostrophe in front (OWASP, CSV injection), within the text too where a program of another
 * locale would begin a cell; numbers stay numbers, negative ones too.
 */
export function csvText(
  head: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  const safe = [head, ...rows].map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? cell.replace(inside, "$1'$2") : cell)),
  );
  // Papa's own pattern lets a formula with a line break through.
  return `${Papa.unparse(safe as unknown[][], { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
