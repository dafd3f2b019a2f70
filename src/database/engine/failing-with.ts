import type { Engine } from './engine';

/** The same engine, whose every call rejects as soon as `failed` does, also one that nobody will ever answer. */
export function failingWith(engine: Engine, failed: Promise<never>): Engine {
  const answered = <Value>(call: Promise<Value>) => Promise.race([call, failed]);
  return {
    start: (sql) => answered(engine.start(sql)),
    poll: () => answered(engine.poll()),
    fetch: () => answered(engine.fetch()),
    check: (sql) => answered(engine.check(sql)),
    cancel: () => answered(engine.cancel()),
    run: (sql) => answered(engine.run(sql)),
    runBound: (sql, values) => answered(engine.runBound(sql, values)),
    insert: (table, ipc) => answered(engine.insert(table, ipc)),
    // Closing ends the worker from outside and needs no answer.
    close: () => engine.close(),
  };
}
