import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import libraryUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import workerUrl from './engine-worker?worker&url';

const absolute = (url: string) => JSON.stringify(new URL(url, document.baseURI).href);

// A promise that fails unheard in the worker would leave its caller waiting: thrown again, it is an error event.
const sayWhatFails = "addEventListener('unhandledrejection', (event) => { throw event.reason; });";

let begun: Worker | undefined;

/**
 * Begins to fetch and compile the engine in a worker of its own, before the rest of the page is there; `startedEngine`
 * takes it. The worker starts from a `blob:`, because only then the page's Content-Security-Policy binds it: started
 * from its own address it could reach other origins.
 */
export function beginEngine(): void {
  if (typeof WebAssembly === 'object') begun ??= startEngine();
}

/** The worker that was begun, once; after that a new one. Its first message says whether it opened. */
export function startedEngine(): Worker {
  const worker = begun ?? startEngine();
  begun = undefined;
  return worker;
}

function startEngine(): Worker {
  const compile = `self.program = WebAssembly.compileStreaming(fetch(${absolute(wasmUrl)}));`;
  const fetching = `self.library = import(${absolute(libraryUrl)});import(${absolute(workerUrl)});`;
  const script = sayWhatFails + compile + fetching;
  const starter = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(starter, { type: 'module' });
  // The script is fetched by then; a longer life would keep the blob in memory for good.
  setTimeout(() => URL.revokeObjectURL(starter), 60_000);
  return worker;
}
