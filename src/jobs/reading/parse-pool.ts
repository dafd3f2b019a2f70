import type { FromWorker, ParseLane } from '../../intake/loading/messages';
import parseUrl from './parse-worker?worker&url';

let begun: ParseLane[] | undefined;

const startReaders = () => [startLane(parseUrl), startLane(parseUrl)];

/** Starts the readers before there is anything to read; `readers` takes them. */
export function beginReaders(): void {
  begun ??= startReaders();
}

/** Two workers for logs. */
export function readers(): ParseLane[] {
  const lanes = begun ?? startReaders();
  begun = undefined;
  return lanes;
}

/**
 * A worker started from a `blob:` address: only then the page's Content-Security-Policy binds it too, so
 * that it cannot reach another origin. The blob fetches the built script from this origin.
 */
export function startLane(workerUrl: string): ParseLane {
  const script = JSON.stringify(new URL(workerUrl, location.href).href);
  const address = URL.createObjectURL(new Blob([`import ${script};`], { type: 'text/javascript' }));
  const worker = new Worker(address, { type: 'module' });
  let fail: (reason: Error) => void = () => undefined;
  let isStopped = false;
  return {
    run: (job, onMessage) =>
      new Promise<void>((resolve, reject) => {
        fail = reject;
        if (isStopped) return reject(new DOMException('stopped', 'AbortError'));
        worker.onerror = (event) =>
          reject(new Error(event.message || 'The reader of log files could not start.'));
        worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === 'done') return resolve();
          if (data.kind === 'failed') return reject(new Error(data.message));
          onMessage(data).then((reply) => reply && worker.postMessage(reply), reject);
        };
        worker.postMessage(job);
      }),
    stop: () => {
      isStopped = true;
      worker.terminate();
      URL.revokeObjectURL(address);
      fail(new DOMException('stopped', 'AbortError'));
    },
  };
}
