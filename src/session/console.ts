import { z } from 'zod';
import { createStore } from './create-store';
import { goTo } from './view';

export interface ConsoleFields {
  /** What stands in the editor. Never in a link: a link must not bring SQL along. */
  draft: string;
  /** Statements that were run, latest first. */
  history: readonly string[];
}

const mostKept = 50;
const longest = 20_000;

const firstStatement = `SELECT workflow, count(*) AS decided,
  round(avg(CASE WHEN is_overridden THEN 100.0 ELSE 0 END), 1) AS overridden_percent
FROM facts
WHERE is_production AND is_proposal AND is_decided
GROUP BY workflow
ORDER BY overridden_percent DESC`;

/** Statements that name a person: they last until the page is closed. */
const forThisVisit = new Set<string>();

const start: ConsoleFields = { draft: firstStatement, history: [] };

export const useConsole = createStore({ draft: ['screen'], history: ['screen', 'local_storage'] }, start, {
  key: 'shadowproof.sql',
  schema: { history: z.array(z.string().max(longest)).max(mostKept) },
  bare: 'json',
  leaveOut: ({ history }) => ({ history: history.filter((statement) => !forThisVisit.has(statement)) }),
});

/** Remembers a statement that was run: on this machine, or, where it names a person, for this visit only. */
export function remember(sql: string, namesSomebody: boolean): void {
  const text = sql.trim();
  if (text === '' || text.length > longest) return;
  const history = [text, ...useConsole.getState().history.filter((other) => other !== text)].slice(
    0,
    mostKept,
  );
  if (namesSomebody) forThisVisit.add(text);
  useConsole.setState({ history });
}

export function forgetHistory(): void {
  useConsole.setState({ history: [] });
}

type Bound = string | number | boolean | null;
const placeholderOrText = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;
const literal = (value: Bound | undefined) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? null).toUpperCase();

/** A statement with its values written in, so that a person can read and change it. */
export function withValues(sql: string, values: readonly Bound[]): string {
  let used = 0;
  return sql.replace(placeholderOrText, (found) => (found === '?' ? literal(values[used++]) : found));
}

/** Puts a statement into the console and goes there. */
export function openInConsole({
  sql,
  values,
}: {
  readonly sql: string;
  readonly values: readonly Bound[];
}): void {
  useConsole.setState({ draft: withValues(sql.trim(), values) });
  goTo('sql');
}
