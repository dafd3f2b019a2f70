import { explaining, leading } from './look';

export interface ErrorPlace {
  /** Offset in the statement as it was written. */
  readonly at: number;
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly column: number;
}

/** What the engine says without the piece of the statement that it repeats. */
export const withoutPlace = (said: string): string => said.replace(/\s*\n+LINE \d+:[\s\S]*$/, '').trim();

/** What the console leaves out of what it runs, or puts before: blanks, comments and EXPLAIN. */
function beginning(sql: string): string {
  const blank = leading.exec(sql)?.[0] ?? '';
  const explain = explaining.exec(sql.slice(blank.length))?.[0];
  if (explain === undefined) return blank;
  const rest = sql.slice(blank.length + explain.length);
  return `${blank}${explain}${leading.exec(rest)?.[0] ?? ''}`;
}

/**
 * Where in a statement of the console the engine found the error: DuckDB writes “LINE 2: …” and a caret under it, and
 * counts the line that the console puts before. Null where it names no place.
 */
export function errorPlace(said: string, sql: string): ErrorPlace | null {
  const found = /LINE (\d+): ([^\n]*)\n( *)\^/.exec(said);
  if (!found) return null;
  const [, number = '', shown = '', blanks = ''] = found;
  const inShown = blanks.length - `LINE ${number}: `.length;
  const before = beginning(sql);
  const lines = sql.slice(before.length).split('\n');
  const index = Number(number) - 2;
  const text = lines[index];
  if (text === undefined || inShown < 0) return null;
  // Of a long line the engine shows a piece between dots.
  const isCut = shown.startsWith('...');
  const start = isCut ? text.indexOf(shown.slice(3).replace(/\.{3}$/, '')) - 3 : 0;
  if (isCut && start < -2) return null;
  const at =
    before.length +
    lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0) +
    Math.min(text.length, start + inShown);
  const head = sql.slice(0, at);
  return { at, line: head.split('\n').length, column: at - (head.lastIndexOf('\n') + 1) + 1 };
}
