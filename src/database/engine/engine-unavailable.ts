import { errorText } from '../../records/unknown';
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
    this.detail = detail instanceof Error ? detail.message : String(detail ?? '');
  }
}

/** Did a running engine, or the browser itself, run out of memory? */
export function isOutOfMemory(reason: unknown): boolean {
  const said = reason instanceof Error ? `${reason.name} ${reason.message}` : '';
  return /out of memory|could not allocate|allocation (failed|size)|failed to allocate|bad_alloc|memory size exceeded/i.test(
    said,
  );
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
