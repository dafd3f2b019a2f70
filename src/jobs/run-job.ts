import { asError } from '../records/unknown';
import { unpack, type FromWorker, type ToWorker } from './job';
import type { AnswerOf, AskOf, JobName, ProgressOf, QuestionOf, ReplyOf } from './jobs';
import { startWorker } from './start-worker';
import workerUrl from './worker?worker&url';

export interface RunOptions<Progress, Question = never, Reply = never> {
  /** Stops the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** What the page answers where the work asks for more; when it rejects, the work fails with that. */
  readonly reply?: (question: Question) => Reply | Promise<Reply>;
}

export type OptionsOf<Name extends JobName> = RunOptions<ProgressOf<Name>, QuestionOf<Name>, ReplyOf<Name>>;

/** The script could not be fetched, or the browser refused to run it. */
class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly reply: ((question: never) => unknown) | undefined;
}

/** One worker, which does jobs until it is stopped. */
export interface JobWorker {
  run<Name extends JobName>(
    name: Name,
    ask: AskOf<Name>,
    options?: Omit<OptionsOf<Name>, 'signal'>,
  ): Promise<AnswerOf<Name>>;
  /** Ends the thread at once; jobs without an answer reject with `reason`, an `AbortError` unless given. */
  stop(reason?: Error): void;
}

function startJobWorker(): JobWorker {
  const worker = startWorker(workerUrl, (message) => stop(new WorkerFailed(message)));
  const send = (message: ToWorker) => worker.postMessage(message);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let stopped: Error | undefined;
  const stop = (reason: Error = new DOMException('stopped', 'AbortError')) => {
    stopped ??= reason;
    worker.terminate();
    waiting.forEach(({ reject }) => reject(reason));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    const job = waiting.get(data.id);
    if (job === undefined) return;
    if (data.kind === 'progress') return job.onProgress?.(data.progress as never);
    if (data.kind === 'question') {
      const { id, question } = data;
      const give = async () => job.reply?.(data.value as never);
      give().then(
        (value) => stopped ?? send({ kind: 'reply', id, question, value }),
        (reason: unknown) => stop(asError(reason)),
      );
      return;
    }
    waiting.delete(data.id);
    if (data.kind === 'answer') job.resolve(data.answer);
    else job.reject(unpack(data.error));
  };
  return {
    run: (name, ask, { onProgress, reply } = {}) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(stopped);
        const id = (last += 1);
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress, reply });
        send({ kind: 'run', id, name, ask });
      }),
    stop,
  };
}

/**
 * Does one job in a worker of its own. Rejects with what the job threw (its name, message and cause), with
 * `WorkerFailed` where no worker runs, and with the signal's reason when it is stopped, which ends the thread at once.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  ask: AskOf<Name>,
  { signal, ...options }: OptionsOf<Name> = {},
): Promise<AnswerOf<Name>> {
  signal?.throwIfAborted();
  const worker = startJobWorker();
  const onAbort = () => worker.stop(asError(signal?.reason));
  signal?.addEventListener('abort', onAbort);
  try {
    return await worker.run(name, ask, options);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    worker.stop();
  }
}

/** The permutations of the Drift screen in a worker, for whoever needs them besides it. */
export const permuteInWorker = (
  battery: AskOf<'permute'>,
  signal?: AbortSignal,
): Promise<AnswerOf<'permute'>> => runJob('permute', battery, { signal });
