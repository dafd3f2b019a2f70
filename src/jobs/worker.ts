import '../records/zod-without-eval';
import { pack, type FromWorker, type Job, type ToWorker } from './job';
import { jobs, type JobName } from './jobs';

const scope = self as unknown as {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};
const waiting = new Map<number, (reply: unknown) => void>();
let asked = 0;

async function run({ id, name, ask }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  try {
    const job = (await jobs[name as JobName]()) as Job<unknown, unknown, unknown, unknown, unknown>;
    const answer = await job(ask, {
      report: (progress) => scope.postMessage({ id, kind: 'progress', progress }),
      ask: (value, transfer) =>
        new Promise((resolve) => {
          const question = (asked += 1);
          waiting.set(question, resolve);
          scope.postMessage({ id, kind: 'question', question, value }, transfer);
        }),
    });
    scope.postMessage({ id, kind: 'answer', answer });
  } catch (reason) {
    scope.postMessage({ id, kind: 'failed', error: pack(reason) });
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'run') return void run(data);
  waiting.get(data.question)?.(data.value);
  waiting.delete(data.question);
};
