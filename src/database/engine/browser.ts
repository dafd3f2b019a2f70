import * as duckdb from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { Database } from './database';
import { engineConfig, type WasmConnection } from './engine';
import { EngineError, EngineUnavailable, whyUnavailable } from './engine-error';
import { failingWith } from './failing-with';
import { openDatabase } from './open-database';
import { wasmEngine } from './wasm-engine';

const absolute = (url: string) => new URL(url, document.baseURI).href;

// A promise that fails unheard in the worker would leave its caller waiting: thrown again, it is an error event.
const sayWhatFails = "addEventListener('unhandledrejection', (event) => { throw event.reason; });";

/**
 * The engine in a worker of its own. The worker starts from a `blob:`, because only then the page's
 * Content-Security-Policy binds it: started from its own address it could reach other origins.
 * Rejects with `EngineUnavailable` where it cannot run.
 */
export async function openInBrowser(): Promise<Database> {
  if (typeof WebAssembly !== 'object') throw new EngineUnavailable('no-webassembly');
  const starter = URL.createObjectURL(
    new Blob([`${sayWhatFails}importScripts(${JSON.stringify(absolute(workerUrl))});`], {
      type: 'text/javascript',
    }),
  );
  let worker: Worker | undefined;
  try {
    const started = new Worker(starter);
    worker = started;
    const bindings = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), started);
    const failed = new Promise<never>((_, reject) => {
      started.addEventListener('error', (event) =>
        reject(new EngineError(event.message || 'the worker was blocked')),
      );
    });
    await Promise.race([start(bindings), failed]);
    const connection = await Promise.race([connectionOf(bindings), failed]);
    return await openDatabase(wasmEngine(failingWith(connection, failed)));
  } catch (reason) {
    worker?.terminate();
    throw new EngineUnavailable(whyUnavailable(reason), reason);
  } finally {
    URL.revokeObjectURL(starter);
  }
}

async function start(bindings: duckdb.AsyncDuckDB): Promise<void> {
  await bindings.instantiate(absolute(wasmUrl));
  await bindings.open(engineConfig);
}

async function connectionOf(bindings: duckdb.AsyncDuckDB): Promise<WasmConnection> {
  const connection = await bindings.connectInternal();
  return {
    start: (sql) => bindings.startPendingQuery(connection, sql, false),
    poll: () => bindings.pollPendingQuery(connection),
    fetch: () => bindings.fetchQueryResults(connection),
    cancel: async () => {
      await bindings.cancelPendingQuery(connection);
    },
    async check(sql) {
      await bindings.closePrepared(connection, await bindings.createPrepared(connection, sql));
    },
    run: (sql) => bindings.runQuery(connection, sql),
    async runBound(sql, values) {
      const statement = await bindings.createPrepared(connection, sql);
      try {
        return await bindings.runPrepared(connection, statement, [...values]);
      } finally {
        await bindings.closePrepared(connection, statement);
      }
    },
    insert: (name, ipc) => bindings.insertArrowFromIPCStream(connection, ipc, { name, create: false }),
    close: () => bindings.terminate(),
  };
}
