import type { WasmConnection } from './engine';
import { type EngineError, engineLost, isTrap } from './engine-error';

/**
 * The same connection, whose every call rejects as soon as `failed` does, also one that nobody will ever answer. After
 * a call in which the engine crashed every call rejects: it goes on answering, and nothing that it says is true.
 */
export function failingWith(connection: WasmConnection, failed: Promise<never>): WasmConnection {
  let crash: EngineError | undefined;
  const answered = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    if (crash !== undefined) throw crash;
    try {
      return await Promise.race([ask(), failed]);
    } catch (reason) {
      if (!isTrap(reason)) throw reason;
      throw (crash ??= engineLost(reason));
    }
  };
  return {
    start: (sql) => answered(() => connection.start(sql)),
    poll: () => answered(() => connection.poll()),
    fetch: () => answered(() => connection.fetch()),
    check: (sql) => answered(() => connection.check(sql)),
    cancel: () => answered(() => connection.cancel()),
    run: (sql) => answered(() => connection.run(sql)),
    runBound: (sql, values) => answered(() => connection.runBound(sql, values)),
    insert: (table, ipc) => answered(() => connection.insert(table, ipc)),
    // Closing ends the worker from outside and needs no answer.
    close: () => connection.close(),
  };
}
