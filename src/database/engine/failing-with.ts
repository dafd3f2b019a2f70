import type { WasmConnection } from './engine';

/** The same connection, whose every call rejects as soon as `failed` does, also one that nobody will ever answer. */
export function failingWith(connection: WasmConnection, failed: Promise<never>): WasmConnection {
  const answered = <Value>(call: Promise<Value>) => Promise.race([call, failed]);
  return {
    start: (sql) => answered(connection.start(sql)),
    poll: () => answered(connection.poll()),
    fetch: () => answered(connection.fetch()),
    check: (sql) => answered(connection.check(sql)),
    cancel: () => answered(connection.cancel()),
    run: (sql) => answered(connection.run(sql)),
    runBound: (sql, values) => answered(connection.runBound(sql, values)),
    insert: (table, ipc) => answered(connection.insert(table, ipc)),
    // Closing ends the worker from outside and needs no answer.
    close: () => connection.close(),
  };
}
