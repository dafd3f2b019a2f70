import { importOf, startBlobWorker } from '../records/blob-worker';

/** A worker from a built script of this origin; `onError` is told when it fails, and when it has ended. */
export function startWorker(scriptUrl: string, onError: (message: string) => void): Worker {
  const worker = startBlobWorker(importOf(scriptUrl), () =>
    onError('The background worker stopped before it was done.'),
  );
  worker.addEventListener('error', (event) =>
    onError(event.message || 'The background worker could not start.'),
  );
  worker.addEventListener('messageerror', () => onError('The background worker’s answer could not be read.'));
  return worker;
}
