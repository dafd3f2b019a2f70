import type { FromWorker, ParseLane } from '../../intake/loading/messages';
import { startWorker } from '../start-worker';
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
  let fail: (reason: Error) => void = () => undefined;
  let ended: Error | undefined;
  const end = (reason: Error) => {
    ended ??= reason;
    fail(ended);
  };
  const worker = startWorker(workerUrl, (message) => end(new Error(message)));
  return {
    run: (job, onMessage) =>
      new Promise<void>((resolve, reject) => {
        fail = reject;
        if (ended !== undefined) return reject(ended);
        worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === 'done') return resolve();
          if (data.kind === 'failed') return reject(new Error(data.message));
          onMessage(data).then((reply) => reply && worker.postMessage(reply), reject);
        };
        worker.postMessage(job);
      }),
    stop: () => {
      worker.terminate();
      end(new DOMException('stopped', 'AbortError'));
    },
  };
}
