import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import libraryUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import workerUrl from './engine-worker?worker&url';
import { startBlobWorker } from '../../records/blob-worker';
import { errorOf, type FromEngine } from './worker-messages';

const absolute = (url: string) => JSON.stringify(new URL(url, document.baseURI).href);

// A promise that fails unheard in the worker would leave its caller waiting: thrown again, it is an error event.
const sayWhatFails = "addEventListener('unhandledrejection', (event) => { throw event.reason; });";

/** A worker that is opening an engine. */
export interface StartedEngine {
  readonly worker: Worker;
  /** Rejects with what the engine said where it cannot open. */
  readonly opened: Promise<void>;
  /** Rejects when the worker fails, whenever that is. */
  readonly failed: Promise<never>;
}

let begun: StartedEngine | undefined;

/**
 * Begins to fetch and compile the engine in a worker of its own, before the rest of the page is there; `startedEngine`
 * takes it. The worker starts from a `blob:`, because only then the page's Content-Security-Policy binds it: started
 * from its own address it could reach other origins.
 */
export function beginEngine(): void {
  if (typeof WebAssembly === 'object') begun ??= startEngine();
}

/** The worker that was begun, once; after that a new one. */
export function startedEngine(): StartedEngine {
  const started = begun ?? startEngine();
  begun = undefined;
  return started;
}

function startEngine(): StartedEngine {
  const compile = `self.program = WebAssembly.compileStreaming(fetch(${absolute(wasmUrl)}));`;
  const fetching = `self.library = import(${absolute(libraryUrl)});import(${absolute(workerUrl)});`;
  const script = sayWhatFails + compile + fetching;
  let die: (reason: Error) => void = () => undefined;
  const worker = startBlobWorker(script, () => die(new Error('its worker ended')));
  // Heard from the start: what a worker says while nobody listens is lost.
  const failed = new Promise<never>((_, reject) => {
    die = reject;
    worker.onmessageerror = () => reject(new Error('its answer could not be read'));
    worker.onerror = (event) => reject(new Error(event.message || 'the worker was blocked'));
  });
  const opened = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => {
      if (data.kind === 'opened') resolve();
      else if (data.kind === 'unavailable') reject(errorOf(data.error));
    };
  });
  for (const promise of [failed, opened]) promise.catch(() => undefined);
  return { worker, opened, failed };
}
