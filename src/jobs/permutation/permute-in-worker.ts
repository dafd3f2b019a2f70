import { permutationSeed, type Battery, type Permuted } from '../../metrics/drift/battery';
import { startWorker } from '../start-worker';
import type { FromPermutationWorker, PermutationJob } from './permutation-messages';
import workerUrl from './permutation-worker?worker&url';
import { asError } from '../../records/unknown';

/** The permutations of the Drift screen in a worker of their own; rejects when it fails or `signal` stops it. */
export function permuteInWorker(battery: Battery, signal?: AbortSignal): Promise<Permuted> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (reason: unknown) => {
      end();
      reject(asError(reason));
    };
    const onAbort = () => fail(signal?.reason);
    const worker = startWorker(workerUrl, fail);
    signal?.addEventListener('abort', onAbort);
    worker.onmessage = ({ data }: MessageEvent<FromPermutationWorker>) => {
      if (data.kind === 'failed') fail(data.message);
      if (data.kind !== 'permuted') return;
      end();
      resolve(data.permuted);
    };
    const job: PermutationJob = { battery, seed: permutationSeed };
    worker.postMessage(job);
  });
}
