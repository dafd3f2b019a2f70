import type { Calls } from './engine';
import { EngineError, engineLost, isTrap } from './engine-error';

/**
 * The statements in which engines stopped, each with how often. One that stopped two is not run on a third: a screen
 * that asks it anew as soon as an engine is there would end one after the other.
 */
export class Stoppers {
  readonly #times = new Map<string, number>();

  note(statement: string): void {
    this.#times.set(statement, (this.#times.get(statement) ?? 0) + 1);
  }

  /** Other logs are open. */
  forget(): void {
    this.#times.clear();
  }

  /** Throws for a statement that is not run any more. */
  refuse(statement: string): void {
    if ((this.#times.get(statement) ?? 0) < 2) return;
    throw new EngineError(
      new Error(
        'The database engine stopped twice in this statement, so it is not run again. Change it, or open the logs again.',
      ),
    );
  }
}

export interface Watched {
  /** Rejects when the engine's worker fails, whenever that is. */
  readonly failed: Promise<never>;
  /** Called once, when the engine stopped: it crashed, or its worker did. */
  readonly onLost?: (reason: EngineError) => void;
  readonly stoppers?: Stoppers;
}

/**
 * The same calls, each of which rejects as soon as `failed` does, also one that nobody will ever answer. After a call
 * in which the engine crashed every call rejects: it goes on answering, and nothing that it says is true.
 */
export function failingWith<Answered>(
  calls: Calls<Answered>,
  { failed, onLost, stoppers = new Stoppers() }: Watched,
): Calls<Answered> {
  let crash: EngineError | undefined;
  let isClosed = false;
  const lose = (reason: unknown): EngineError => {
    if (crash !== undefined) return crash;
    crash = engineLost(reason);
    if (!isClosed) onLost?.(crash);
    return crash;
  };
  const lost = failed.catch((reason: unknown) => {
    throw lose(reason);
  });
  lost.catch(() => undefined);
  const answered = async <Value>(ask: () => Promise<Value>, statement?: string): Promise<Value> => {
    if (crash !== undefined) throw crash;
    if (statement !== undefined) stoppers.refuse(statement);
    try {
      return await Promise.race([ask(), lost]);
    } catch (reason) {
      if (crash === undefined && !isTrap(reason)) throw reason;
      if (statement !== undefined) stoppers.note(statement);
      throw lose(reason);
    }
  };
  return {
    ask: (statement, signal) =>
      answered(() => calls.ask(statement, signal), `${statement.sql} ${JSON.stringify(statement.values)}`),
    work: (parts, signal) => answered(() => calls.work(parts, signal)),
    check: (sql) => answered(() => calls.check(sql), sql),
    run: (sql) => answered(() => calls.run(sql)),
    runBound: (sql, values) => answered(() => calls.runBound(sql, values)),
    insert: (table, ipc) => answered(() => calls.insert(table, ipc)),
    // Closing ends the worker from outside and needs no answer.
    async close() {
      isClosed = true;
      await calls.close();
    },
  };
}
