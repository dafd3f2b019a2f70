import { TableWriter } from '../../../src/database/tables/writer';
import type { FromWorker, ParseLane, ToWorker } from '../../../src/intake/loading/messages';
import { runJob } from '../../../src/intake/loading/parse-job';

/** A lane that runs its jobs in this thread, through the same messages, copied as a worker would get them. */
export function laneHere(): ParseLane & { stopped: boolean } {
  let fail: (reason: Error) => void = () => undefined;
  const stopError = () => new DOMException('stopped', 'AbortError');
  const lane: ParseLane & { stopped: boolean } = {
    stopped: false,
    run: (job, onMessage) =>
      new Promise<void>((resolve, reject) => {
        fail = reject;
        if (lane.stopped) return reject(stopError());
        let answer: (message: ToWorker) => void = () => undefined;
        const take = (message: FromWorker) => {
          if (lane.stopped) return;
          if (message.kind === 'done') return resolve();
          if (message.kind === 'failed') return reject(new Error(message.message));
          onMessage(message).then((reply) => reply && answer(reply), reject);
        };
        const line = {
          send: (message: FromWorker) => void setImmediate(take, structuredClone(message)),
          answer: () => new Promise<ToWorker>((resolveAnswer) => (answer = resolveAnswer)),
        };
        void runJob(job, line, () => new TableWriter());
      }),
    stop: () => {
      lane.stopped = true;
      fail(stopError());
    },
  };
  return lane;
}
