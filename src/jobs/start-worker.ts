import { importOf, startBlobWorker } from '../records/trusted';

/** A worker from a built script of this origin. */
export function startWorker(scriptUrl: string, onError: (message: string) => void): Worker {
  const worker = startBlobWorker(importOf(scriptUrl));
  worker.addEventListener('error', (event) => onError(event.message || 'The worker could not start.'));
  return worker;
}
