import { z } from 'zod';
import { TableWriter } from '../../database/tables/writer';
import type { FromWorker, ToWorker } from '../../intake/loading/messages';
import { answerJob, type Line } from '../../intake/loading/parse-job';

// The page's Content-Security-Policy forbids `new Function`; without this Zod would try it and be reported.
z.config({ jitless: true });

const scope = self as unknown as { postMessage(message: FromWorker, transfer: ArrayBuffer[]): void };
let answer: ((message: ToWorker) => void) | undefined;

/** What a worker does with a message of whoever gives it jobs, one at a time. */
export function takeJobs(
  work: (job: ToWorker, line: Line, newWriter: () => TableWriter) => Promise<void>,
): (data: ToWorker) => void {
  return (data) => {
    if (data.kind === 'line' || data.kind === 'next') return answer?.(data);
    const line: Line = {
      send: (message, transfer = []) => scope.postMessage(message, transfer),
      answer: () => new Promise<ToWorker>((resolve) => (answer = resolve)),
    };
    void answerJob(
      line,
      work(data, line, () => new TableWriter()),
    );
  };
}
