import { labelPermutations, permuteLabels } from '../../metrics/breaker-replay/permute';
import { searchBreaker } from '../../metrics/breaker-replay/search';
import type { BreakerJob, FromBreakerWorker } from './breaker-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromBreakerWorker): void;
  onmessage: (event: MessageEvent<BreakerJob>) => void;
};

scope.onmessage = ({ data: job }) => {
  try {
    if (job.kind === 'permute') {
      const permuted = permuteLabels(job.log, job.breaker, { seed: job.seed }, (done) => {
        if (done % 10 === 0) scope.postMessage({ kind: 'progress', done, of: labelPermutations });
      });
      scope.postMessage({ kind: 'permuted', permuted });
    } else {
      const search = searchBreaker(job.log, job.breaker, job, (done, of) =>
        scope.postMessage({ kind: 'progress', done, of }),
      );
      scope.postMessage({ kind: 'found', search });
    }
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: errorText(error) });
  }
};
