import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import type { Database } from './database';
import { engineConfig, type Engine, type WasmConnection } from './engine';
import { openDatabase } from './open-database';
import { wasmCalls, wasmEngine } from './wasm-engine';

const engineFile = (name: string) =>
  process
    .getBuiltinModule('node:module')
    .createRequire(import.meta.url)
    .resolve(`@duckdb/duckdb-wasm/dist/${name}`);

/** The engine the app ships, in plain Node: for headless runs and tests. Boots in about two seconds. */
export const openInNode = async (): Promise<Database> => openDatabase(await engineInNode());

/** The same before it is locked and has tables. */
export async function engineInNode(): Promise<Engine> {
  const bundle = (name: string) => ({ mainModule: engineFile(name), mainWorker: '' });
  const bindings = await duckdb.createDuckDB(
    { mvp: bundle('duckdb-mvp.wasm'), eh: bundle('duckdb-eh.wasm') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await bindings.instantiate();
  bindings.open(engineConfig);
  const connection = bindings.connect();
  const number = connection.useUnsafe((_, conn) => conn);
  const steps: WasmConnection = {
    start: async (sql) => bindings.startPendingQuery(number, sql, false),
    async poll() {
      await new Promise((resolve) => setImmediate(resolve));
      return bindings.pollPendingQuery(number);
    },
    fetch: async () => bindings.fetchQueryResults(number),
    cancel: async () => void bindings.cancelPendingQuery(number),
    async check(sql) {
      bindings.closePrepared(number, bindings.createPrepared(number, sql));
    },
    run: async (sql) => bindings.runQuery(number, sql),
    async runBound(sql, values) {
      const statement = bindings.createPrepared(number, sql);
      try {
        return bindings.runPrepared(number, statement, [...values]);
      } finally {
        bindings.closePrepared(number, statement);
      }
    },
    insert: async (name, ipc) => bindings.insertArrowFromIPCStream(number, ipc, { name, create: false }),
    async close() {
      connection.close();
      bindings.reset();
    },
  };
  return wasmEngine(wasmCalls(steps));
}
