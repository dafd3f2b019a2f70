import { permutations, permute } from '../../metrics/drift/battery';
import { randomSource } from '../../statistics/random';
import type { FromPermutationWorker, PermutationJob } from './permutation-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromPermutationWorker): void;
  onmessage: (event: MessageEvent<PermutationJob>) => void;
};

scope.onmessage = ({ data: { battery, seed } }) => {
  const every = Math.max(1, Math.floor(permutations / 50));
  try {
    const permuted = permute(battery, randomSource(seed), seed, (done) => {
      if (done % every === 0) scope.postMessage({ kind: 'progress', done });
    });
    scope.postMessage({ kind: 'permuted', permuted });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: errorText(error) });
  }
};
