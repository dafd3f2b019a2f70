import { trustedScript } from './trusted';

/** What a worker says first, where it can: from now on its end is seen. */
const isAlive = 'shadowproof: alive';
let started = 0;

/**
 * Holds a lock as long as the worker lives. A browser gives it on at the moment at which the thread is gone, however it
 * went; a thread that computes for minutes still holds it, so that long work is never taken for a death. A beat that
 * the worker has to answer would be late whenever it computes. Without locks (no secure context) only errors are seen.
 * The way to the page is taken at once: the engine's worker puts its own in its place, often before the lock is there.
 */
const holdingLock = (name: string): string => `
  const post = postMessage.bind(self);
  const say = () => post(${JSON.stringify(isAlive)});
  const hold = () => (say(), new Promise(() => {}));
  (navigator.locks?.request(${JSON.stringify(name)}, hold) ?? Promise.reject()).catch(say);`;

/** Calls `onDeath` once the worker is gone. What is sent waits until it is watched: a death meanwhile would not be seen. */
function watch(worker: Worker, name: string, onDeath: () => void): void {
  const waiting: Parameters<Worker['postMessage']>[] = [];
  worker.postMessage = (...message: unknown[]) => void waiting.push(message as (typeof waiting)[number]);
  const hear = (event: MessageEvent) => {
    if (event.data !== isAlive) return;
    event.stopImmediatePropagation();
    worker.removeEventListener('message', hear);
    navigator.locks?.request(name, onDeath).catch(() => undefined);
    Reflect.deleteProperty(worker, 'postMessage');
    for (const message of waiting) worker.postMessage(...message);
  };
  worker.addEventListener('message', hear);
}

/**
 * A worker that runs a text of this app, from a `blob:` address: only then the page's Content-Security-Policy binds it
 * too, so that it cannot reach another origin. `onDeath` is called when it has ended, by `terminate` too.
 */
export function startBlobWorker(script: string, onDeath: () => void): Worker {
  const name = `shadowproof ${crypto.randomUUID?.() ?? Math.random()} ${(started += 1)}`;
  const address = URL.createObjectURL(
    new Blob([script, '\n', holdingLock(name)], { type: 'text/javascript' }),
  );
  const worker = new Worker(trustedScript(address), { type: 'module' });
  watch(worker, name, onDeath);
  // The script is fetched by then; a longer life would keep the blob in memory for good.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return worker;
}

/** The text of a worker that is a built script of this origin. */
export const importOf = (scriptUrl: string): string =>
  `import ${JSON.stringify(new URL(scriptUrl, location.href).href)};`;
