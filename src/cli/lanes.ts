import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { TableWriter } from '../database/tables/writer';
import { laneHere } from '../intake/loading/lane-here';
import type { Lanes } from '../intake/loading/load';
import type { FromWorker, ParseLane, ToWorker } from '../intake/loading/messages';
import { piecesOf } from '../intake/reading/bytes';

/** Below this size threads cost more than they save: two cores took 25 s with them and 23 without, at 300 MB. */
const worthThreads = 512 * 1024 ** 2;

/** What a thread is told: a file travels by its path, because Node hands no file to another thread. */
export interface ToThread {
  readonly message: ToWorker;
  readonly path?: string;
}

/** SHA-256 of a file by Node's own code, which needs no more memory for a larger one. */
export async function hashOf(blob: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(blob.stream())) hash.update(piece);
  return hash.digest('hex');
}

/** Files of this command, by the blob that reads them. */
export class OpenFiles {
  readonly #paths = new Map<Blob, string>();

  async open(path: string): Promise<Blob> {
    const blob = await openAsBlob(path);
    this.#paths.set(blob, path);
    return blob;
  }

  pathOf = (blob: Blob): string | undefined => this.#paths.get(blob);

  get bytes(): number {
    return [...this.#paths.keys()].reduce((sum, { size }) => sum + size, 0);
  }
}

const here = (): ParseLane => laneHere(() => new TableWriter(), { hashOf });

/** The script that runs modules of this project: a thread runs one as this process does. */
const launcher = (): string => process.argv[1] ?? '';

/** A lane in a thread of its own. Jobs about other bytes than a file's are done in this thread. */
function threadLane(files: OpenFiles, script: string): ParseLane {
  const worker = new Worker(path.resolve(script), { argv: ['src/cli/reading-thread.ts'], stdout: false });
  const own = here();
  let fail: (reason: Error) => void = () => undefined;
  let isStopped = false;
  const stopError = () => new DOMException('stopped', 'AbortError');
  worker.on('error', (reason) => fail(reason));
  worker.on('exit', () => fail(stopError()));
  return {
    run: (job, onMessage) => {
      const file = 'blob' in job ? files.pathOf(job.blob) : undefined;
      if (file === undefined && job.kind !== 'chains') return own.run(job, onMessage);
      return new Promise<void>((resolve, reject) => {
        fail = reject;
        if (isStopped) return reject(stopError());
        const send = (message: ToWorker) => worker.postMessage({ message } satisfies ToThread);
        worker.removeAllListeners('message');
        worker.on('message', (message: FromWorker) => {
          if (message.kind === 'done') return resolve();
          if (message.kind === 'failed') return reject(new Error(message.message));
          onMessage(message).then((reply) => reply && send(reply), reject);
        });
        const message = file === undefined ? job : ({ ...job, blob: new Blob([]) } as ToWorker);
        worker.postMessage({ message, ...(file === undefined ? {} : { path: file }) } satisfies ToThread);
      });
    },
    stop: () => {
      isStopped = true;
      own.stop();
      void worker.terminate();
      fail(stopError());
    },
  };
}

/** Threads for large logs, this thread for small ones and for what is of another format. */
export const lanesFor = (
  files: OpenFiles,
  threads: number,
  { worth = worthThreads, script = launcher() } = {},
): Lanes => ({
  parse: () =>
    threads > 1 && files.bytes >= worth
      ? Array.from({ length: threads }, () => threadLane(files, script))
      : [here()],
  foreign: here,
});
