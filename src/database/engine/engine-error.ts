import { errorText } from '../../records/unknown';

/** What a failure of an engine is about, whichever engine it is. */
export type EngineCode =
  | 'out-of-memory'
  | 'several-statements'
  | 'files'
  | 'extension'
  | 'locked'
  /** A value that the engine cannot work with, such as a pattern that is none. */
  | 'invalid-input'
  | 'other';

/** A table by this name would be a file or an address: it has a scheme, a path, or the end of a data file's name. */
const isElsewhere =
  /:\/\/|^[a-z]:|[\\/]|\.(csv|tsv|txt|json|jsonl|ndjson|parquet|arrow|db|duckdb|sqlite|xlsx)(\.(gz|zst))?"?$/i;

const noMemory =
  /out of memory|could not allocate|allocation (failed|size)|failed to allocate|bad_alloc|memory size exceeded/i;

const namesFile = (text: string): boolean => {
  const missing = /Table with name ([\s\S]*?) does not exist/i.exec(text)?.[1];
  return (
    /Function with name "?(read_|sniff_|glob|\w+_scan\b)/i.test(text) ||
    (missing !== undefined && isElsewhere.test(missing)) ||
    /disabled by configuration|file system operations|LocalFileSystem|external access|httpfs|no suitable file system/i.test(
      text,
    )
  );
};

/** The engines have no codes of their own: only here a failure is told by its text. */
function codeOf(text: string): EngineCode {
  if (noMemory.test(text)) return 'out-of-memory';
  if (/multiple statements|single statement|more than one statement/i.test(text)) return 'several-statements';
  if (namesFile(text)) return 'files';
  if (/extension/i.test(text) && /load|install|autoload/i.test(text)) return 'extension';
  if (/lock_configuration|configuration has been locked/i.test(text)) return 'locked';
  if (/^(\{"exception_type":"Invalid Input"|(Error: )?Invalid Input Error:)/.test(text))
    return 'invalid-input';
  return 'other';
}

/** Something that an engine could not do. `message` is its own text. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  readonly code: EngineCode;

  constructor(reason: unknown, message = errorText(reason)) {
    super(message, { cause: reason });
    this.code = codeOf(errorText(reason));
  }
}

/** The engine refused a statement. `sql` is its text; bound values are left out, they come from logs. */
export class QueryError extends EngineError {
  override readonly name = 'QueryError';
  readonly sql: string;
  /** The engine's own text. */
  readonly said: string;

  constructor(sql: string, reason: unknown) {
    const said = textOf(reason);
    super(reason, `The engine refused a statement: ${said}`);
    this.sql = sql;
    this.said = said;
  }
}

/** The engine answers some calls with plain text and others with JSON around it. */
function textOf(reason: unknown): string {
  const text = errorText(reason);
  const inner = /^\{"exception_type":.*?"exception_message":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return inner ? String(JSON.parse(inner)) : text;
}

/** Did a running engine, or the browser itself, run out of memory? What wraps that error counts too. */
export function isOutOfMemory(reason: unknown): boolean {
  for (let error = reason; error instanceof Error; error = error.cause) {
    if (error instanceof EngineError && error.code === 'out-of-memory') return true;
    // What a browser throws where it has no memory for a list or for WebAssembly.
    if (error instanceof RangeError && noMemory.test(error.message)) return true;
  }
  return false;
}

/** What WebAssembly says where it stopped in the middle of its memory: what is in it is not to be trusted. */
const trap = /^((Uncaught )?RuntimeError: )?(memory access out of bounds|unreachable( executed)?)$/;

const lost = 'The database engine stopped: ';

/** Is this what an engine says that was lost, whatever is written around it? */
export const isEngineLost = (message: string): boolean => message.includes(lost);

/** Did the engine crash in this call? Nothing that it says later is to be trusted. */
export const isTrap = (reason: unknown): boolean =>
  (reason instanceof Error && reason.name === 'RuntimeError') || trap.test(errorText(reason).trim());

/** The error of every call of an engine that was lost. */
export const engineLost = (reason: unknown): EngineError =>
  new EngineError(reason, `${lost}${errorText(reason)}`);

export type WhyUnavailable = 'no-webassembly' | 'no-memory' | 'blocked' | 'unknown';

const messages: Record<WhyUnavailable, string> = {
  'no-webassembly': 'This browser does not run WebAssembly, which the database needs.',
  'no-memory': 'There is not enough memory to start the database.',
  blocked: 'The database’s worker or its program was blocked from starting.',
  unknown: 'The database did not start.',
};

/** The engine cannot run here. `cause` says in one word why, `message` in one sentence for people. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
  override readonly cause: WhyUnavailable;
  /** What the engine itself said. */
  readonly detail: string;

  constructor(why: WhyUnavailable, detail?: unknown) {
    super(messages[why]);
    this.cause = why;
    this.detail = detail === undefined ? '' : errorText(detail);
  }
}

/** The reason in one word, from what a browser says when it refuses. */
export function whyUnavailable(reason: unknown): WhyUnavailable {
  const said = errorText(reason);
  if (/memory|allocat/i.test(said)) return 'no-memory';
  if (/blocked|security|content.security|import ?scripts|failed to load|fetch|network/i.test(said))
    return 'blocked';
  if (/webassembly|wasm/i.test(said)) return 'no-webassembly';
  return 'unknown';
}
