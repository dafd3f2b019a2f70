import type { Database } from './database';
import type { WasmCalls } from './engine';
import { EngineUnavailable, whyUnavailable } from './engine-error';
import { failingWith, type Watched } from './failing-with';
import { openDatabase } from './open-database';
import { startedEngine } from './start-engine';
import { wasmEngine } from './wasm-engine';
import { type CallName, errorOf, type FromEngine } from './worker-messages';

/**
 * The engine in a worker of its own. Rejects with `EngineUnavailable` where it cannot run. `onLost` is told once it ran
 * and stopped; from then on every call rejects.
 */
export async function openInBrowser(watched: Omit<Watched, 'failed'> = {}): Promise<Database> {
  if (typeof WebAssembly !== 'object') throw new EngineUnavailable('no-webassembly');
  const { worker, opened, failed } = startedEngine();
  try {
    await Promise.race([opened, failed]);
    return await openDatabase(wasmEngine(failingWith(callsOf(worker), { ...watched, failed })));
  } catch (reason) {
    worker.terminate();
    throw new EngineUnavailable(whyUnavailable(reason), reason);
  }
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Each call is one message, and so is its answer. */
function callsOf(worker: Worker): WasmCalls {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<FromEngine>) => {
    if (data.kind === 'opened' || data.kind === 'unavailable') return;
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') call?.resolve(data.value as never);
    else call?.reject(errorOf(data.error));
  };
  function call<Value>(
    name: CallName,
    given: readonly unknown[],
    { signal, move = [] }: { signal?: AbortSignal | undefined; move?: Transferable[] } = {},
  ): Promise<Value> {
    const id = ++last;
    const stop = () => worker.postMessage({ stop: id });
    const answer = new Promise<Value>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, given }, move);
    });
    if (signal === undefined) return answer;
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    return answer.finally(() => signal.removeEventListener('abort', stop));
  }
  return {
    ask: (statement, signal) => call('ask', [statement], { signal }),
    work: (parts, signal) => call('work', [parts], { signal }),
    check: (sql) => call('check', [sql]),
    run: (sql) => call('run', [sql]),
    runBound: (sql, values) => call('runBound', [sql, values]),
    insert: (table, ipc) => call('insert', [table, ipc], { move: [ipc.buffer] }),
    close: async () => worker.terminate(),
  };
}
