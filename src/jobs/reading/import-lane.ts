import { startWorker } from '../start-worker';
import workerUrl from './import-worker?worker&url';
import type { FromImportWorker, ImportAnswers, ImportQuestion } from '../../intake/loading/import-messages';
import type { Importer } from '../../intake/loading/importer';

/** A worker that recognises, converts and previews foreign sources. */
export interface ImportLane extends Importer {
  ask<Kind extends ImportQuestion['kind']>(
    question: Extract<ImportQuestion, { kind: Kind }>,
    onRows?: (rows: number) => void,
  ): Promise<ImportAnswers[Kind]>;
  /** Questions without an answer reject with an `AbortError`. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (value: ImportAnswers[keyof ImportAnswers]) => void;
  readonly reject: (reason: Error) => void;
  readonly onRows: ((rows: number) => void) | undefined;
}

export function startImportLane(): ImportLane {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (reason: Error) => {
    waiting.forEach(({ reject }) => reject(reason));
    waiting.clear();
  };
  const worker = startWorker(workerUrl, (message) => failAll(new Error(message)));
  worker.onmessage = ({ data }: MessageEvent<FromImportWorker>) => {
    const question = waiting.get(data.id);
    if (question === undefined) return;
    if (data.kind === 'rows') return question.onRows?.(data.rows);
    waiting.delete(data.id);
    if (data.kind === 'answer') question.resolve(data.value);
    else question.reject(new Error(data.message));
  };
  const lane: ImportLane = {
    ask: (question, onRows) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onRows });
        worker.postMessage({ id, ...question });
      }),
    prepare: (source, onRows) => lane.ask({ kind: 'prepare', source }, onRows),
    stop: () => {
      worker.terminate();
      failAll(new DOMException('stopped', 'AbortError'));
    },
  };
  return lane;
}
