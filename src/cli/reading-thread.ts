import { openAsBlob } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { TableWriter } from '../database/tables/writer';
import type { ToWorker } from '../intake/loading/messages';
import { answerJob, doParseJob, type Line } from '../intake/loading/parse-job';
import { hashOf, type ToThread } from './lanes';

const blobs = new Map<string, Promise<Blob>>();

/** One file is opened once: a job is a slice of it. */
function blobOf(path: string): Promise<Blob> {
  const known = blobs.get(path) ?? openAsBlob(path);
  blobs.set(path, known);
  return known;
}

/** The thread of `threadLane`: does one job after another until it is ended from outside. */
export function main(): Promise<number> {
  const port = parentPort;
  if (port === null) return Promise.resolve(1);
  let answer: ((message: ToWorker) => void) | undefined;
  const line: Line = {
    send: (message, transfer = []) => port.postMessage(message, transfer),
    answer: () => new Promise<ToWorker>((resolve) => (answer = resolve)),
  };
  const work = async (job: ToWorker, path: string | undefined) => {
    const asked = path === undefined ? job : ({ ...job, blob: await blobOf(path) } as ToWorker);
    await doParseJob(asked, line, () => new TableWriter(), hashOf);
  };
  port.on('message', ({ message, path }: ToThread) => {
    if (message.kind === 'line' || message.kind === 'next') answer?.(message);
    else void answerJob(line, work(message, path));
  });
  return new Promise(() => undefined);
}
