import { startWorker } from '../start-worker';
import workerUrl from './import-worker?worker&url';
import type { FromImportWorker, ImportAnswers, ImportQuestion } from '../../intake/loading/import-messages';

/** A worker that takes samples of foreign sources and previews what a mapping makes of them. */
export interface ImportLane {
  ask<Kind extends ImportQuestion['kind']>(
    question: Extract<ImportQuestion, { kind: Kind }>,
  ): Promise<ImportAnswers[Kind]>;
  /** Its worker failed or was stopped: another one has to be started. */
  isEnded(): boolean;
  /** Questions without an answer reject with an `AbortError`. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (value: ImportAnswers[keyof ImportAnswers]) => void;
  readonly reject: (reason: Error) => void;
}

export function startImportLane(): ImportLane {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;
  const failAll = (reason: Error) => {
    ended ??= reason;
    waiting.forEach(({ reject }) => reject(reason));
    waiting.clear();
  };
  const worker = startWorker(workerUrl, (message) => failAll(new Error(message)));
  worker.onmessage = ({ data }: MessageEvent<FromImportWorker>) => {
    const question = waiting.get(data.id);
    if (question === undefined) return;
    waiting.delete(data.id);
    if (data.kind === 'answer') question.resolve(data.value);
    else question.reject(new Error(data.message));
  };
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        const id = ++last;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
        worker.postMessage({ id, ...question });
      }),
    isEnded: () => ended !== undefined,
    stop: () => {
      worker.terminate();
      failAll(new DOMException('stopped', 'AbortError'));
    },
  };
}
