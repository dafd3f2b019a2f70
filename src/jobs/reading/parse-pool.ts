import type { FromWorker, ParseLane } from '../../intake/loading/messages';
import { importOf, startBlobWorker } from '../../records/trusted';
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

/** A worker that reads files, with a script of this origin. */
export function startLane(workerUrl: string): ParseLane {
  const worker = startBlobWorker(importOf(workerUrl));
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
      fail(new DOMException('stopped', 'AbortError'));
    },
  };
}
