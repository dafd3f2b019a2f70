import type { WasmCalls } from './engine';
import { type EngineError, engineLost, isTrap } from './engine-error';

/**
 * The same calls, each of which rejects as soon as `failed` does, also one that nobody will ever answer. After a call
 * in which the engine crashed every call rejects: it goes on answering, and nothing that it says is true.
 */
export function failingWith(calls: WasmCalls, failed: Promise<never>): WasmCalls {
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
    ask: (statement, signal) => answered(() => calls.ask(statement, signal)),
    work: (parts, signal) => answered(() => calls.work(parts, signal)),
    check: (sql) => answered(() => calls.check(sql)),
    run: (sql) => answered(() => calls.run(sql)),
    runBound: (sql, values) => answered(() => calls.runBound(sql, values)),
    insert: (table, ipc) => answered(() => calls.insert(table, ipc)),
    // Closing ends the worker from outside and needs no answer.
    close: () => calls.close(),
  };
}
