import { type EngineCode, EngineError } from './engine-error';
export type LookValue = string | number | boolean | null;

/** The answer to SQL that a person wrote. */
export interface LookResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly LookValue[])[];
  /** There are more rows than were asked for. */
  readonly more: boolean;
}

export type RefusedFor = 'several' | 'write' | 'unlock' | 'load' | 'fetch' | 'other' | 'empty';

/** SQL that is not run. `message` says in words why. */
export class LookRefused extends Error {
  override readonly name = 'LookRefused';
  readonly reason: RefusedFor;
  constructor(reason: RefusedFor, message: string) {
    super(message);
    this.reason = reason;
  }
}

const words: Readonly<Record<string, readonly string[]>> = {
  write: [
    'INSERT',
    'UPDATE',
    'DELETE',
    'CREATE',
    'DROP',
    'ALTER',
    'TRUNCATE',
    'MERGE',
    'COMMENT',
    'VACUUM',
    'CHECKPOINT',
    'ANALYZE',
    'BEGIN',
    'START',
    'COMMIT',
    'ROLLBACK',
    'PREPARE',
    'EXECUTE',
    'DEALLOCATE',
    'CALL',
    'FORCE',
  ],
  unlock: ['SET', 'RESET', 'PRAGMA'],
  load: ['INSTALL', 'LOAD', 'UPDATE EXTENSIONS', 'ATTACH', 'DETACH', 'USE'],
  fetch: ['COPY', 'EXPORT', 'IMPORT'],
};
const sayings: Readonly<Record<Exclude<RefusedFor, 'several' | 'other' | 'empty'>, string>> = {
  write:
    'The console only reads: nothing here can change the facts. Start with SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN.',
  unlock: 'The engine is locked before any log is read; its settings can be neither changed nor unlocked.',
  load: 'No extension and no other database can be loaded: everything runs on what the page itself brought along.',
  fetch:
    'The console reads only the loaded logs; files and addresses are not reachable from here, neither to read nor to write.',
};
const reads = [
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  'DESCRIBE',
  'DESC',
  'SUMMARIZE',
  'SHOW',
  'PIVOT',
  'UNPIVOT',
  '(',
];

/** Text in which a semicolon ends nothing: strings, quoted names, comments. */
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
const several = 'One statement at a time: more than one was found.';

/** Leading blanks and comments. */
export const leading = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;
export const explaining = /^EXPLAIN(\s+ANALYZE)?\b/i;
const starting = (sql: string) => /^\(|^[a-z]+/i.exec(sql)?.[0].toUpperCase() ?? '';

/**
 * The statement that is really run: the person's SQL as a subquery, so that whatever it says is read. The engine is
 * asked to prepare it first, which it does for exactly one statement: text that closes the bracket and goes on is
 * refused there. Throws `LookRefused` for what is no reading at all.
 */
export function readOnly(sql: string, most: number): string {
  const text = sql.replace(leading, '').replace(/[\s;]+$/, '');
  if (text === '') throw new LookRefused('empty', 'There is no statement to run.');
  const explain = explaining.exec(text)?.[0];
  const rest = explain === undefined ? text : text.slice(explain.length).replace(leading, '');
  const first = starting(rest);
  for (const reason of ['write', 'unlock', 'load', 'fetch'] as const) {
    if (words[reason]?.includes(first)) throw new LookRefused(reason, sayings[reason]);
  }
  if (!reads.includes(first))
    throw new LookRefused(
      'other',
      `“${first.slice(0, 40) || rest.slice(0, 20)}” starts no statement that reads. ${sayings.write}`,
    );
  if (/;\s*\S/.test(rest.replace(quoted, ' '))) throw new LookRefused('several', several);
  const limit = Math.max(1, Math.trunc(most)) + 1;
  const whole = `SELECT * FROM (\n${rest}\n) AS result`;
  return explain === undefined ? `${whole} LIMIT ${limit}` : `${explain} ${whole}`;
}

export const isExplain = (statement: string): boolean => /^EXPLAIN/i.test(statement);

const refusedFor: Readonly<Partial<Record<EngineCode, keyof typeof sayings>>> = {
  files: 'fetch',
  extension: 'load',
  locked: 'unlock',
};

/** Why the engine refused to prepare or run the statement, in words for people. */
export function refusalOf(reason: unknown): unknown {
  if (!(reason instanceof EngineError)) return reason;
  if (reason.code === 'several-statements') return new LookRefused('several', several);
  const why = refusedFor[reason.code];
  return why === undefined ? reason : new LookRefused(why, sayings[why]);
}
