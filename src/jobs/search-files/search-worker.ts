import type { FromSearchWorker, ToSearchWorker } from './in-files-messages';
import { searchFiles } from './search-files';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromSearchWorker): void;
  onmessage: (event: MessageEvent<ToSearchWorker>) => void;
};
const tellEveryMs = 100;

scope.onmessage = async ({ data }) => {
  let last = 0;
  try {
    const found = await searchFiles(data, (read) => {
      const now = performance.now();
      if (now - last < tellEveryMs) return;
      last = now;
      scope.postMessage({ kind: 'progress', ...read });
    });
    scope.postMessage(found);
  } catch (reason) {
    scope.postMessage({ kind: 'failed', message: errorText(reason) });
  }
};
