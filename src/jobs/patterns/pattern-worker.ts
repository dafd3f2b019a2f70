import type { CountedSlice } from '../../metrics/patterns/count';
import { judge } from '../../metrics/patterns/judge';
import type { FromPatternWorker, ToPatternWorker } from './pattern-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromPatternWorker): void;
  onmessage: (event: MessageEvent<ToPatternWorker>) => void;
};
const slices: CountedSlice[] = [];

scope.onmessage = ({ data }) => {
  if (data.kind === 'slices') {
    for (const slice of data.slices) slices.push(slice);
    return;
  }
  try {
    const onProgress = (done: number, of: number) => scope.postMessage({ kind: 'progress', done, of });
    scope.postMessage({ kind: 'judged', judged: judge(data.whole, slices, { onProgress }) });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: errorText(error) });
  }
};
