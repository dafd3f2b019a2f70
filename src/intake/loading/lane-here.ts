import type { TableWriter } from '../../database/tables/writer';
import { doAnyJob } from './import-job';
import type { FromWorker, ParseLane, ToWorker } from './messages';
import { answerJob } from './parse-job';

export interface LaneHereOptions {
  /** SHA-256 of a blob as 64 hex digits. */
  readonly hashOf?: (blob: Blob) => Promise<string>;
  /** Copies a message as it would be between two threads; without it the message itself is handed over. */
  readonly copy?: <Message>(message: Message) => Message;
}

/** A lane that does every job in this thread, through the same messages as a worker. */
export function laneHere(
  newWriter: () => TableWriter,
  { hashOf, copy = (message) => message }: LaneHereOptions = {},
): ParseLane {
  let isStopped = false;
  let fail: (reason: Error) => void = () => undefined;
  const stopError = () => new DOMException('stopped', 'AbortError');
  return {
    run: (job, onMessage) =>
      new Promise<void>((resolve, reject) => {
        fail = reject;
        if (isStopped) return reject(stopError());
        let answer: (message: ToWorker) => void = () => undefined;
        const take = (message: FromWorker) => {
          if (isStopped) return;
          if (message.kind === 'done') return resolve();
          if (message.kind === 'failed') return reject(new Error(message.message));
          onMessage(message).then((reply) => reply && answer(reply), reject);
        };
        const line = {
          // Not at once: progress and a wish to stop come in between.
          send: (message: FromWorker) => void setTimeout(take, 0, copy(message)),
          answer: () => new Promise<ToWorker>((resolveAnswer) => (answer = resolveAnswer)),
        };
        void answerJob(line, doAnyJob(job, line, newWriter, hashOf));
      }),
    stop: () => {
      isStopped = true;
      fail(stopError());
    },
  };
}
