import { z } from 'zod';
import { TableWriter } from '../../database/tables/writer';
import type { FromWorker, ToWorker } from '../../intake/loading/messages';
import { runJob } from '../../intake/loading/parse-job';

// The page's Content-Security-Policy forbids `new Function`; without this Zod would try it and be reported.
z.config({ jitless: true });

let answer: ((message: ToWorker) => void) | undefined;
const scope = self as unknown as {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};

scope.onmessage = ({ data }) => {
  if (data.kind === 'line' || data.kind === 'next') return answer?.(data);
  const line = {
    send: (message: FromWorker, transfer: ArrayBuffer[] = []) => scope.postMessage(message, transfer),
    answer: () => new Promise<ToWorker>((resolve) => (answer = resolve)),
  };
  void runJob(data, line, () => new TableWriter());
};
