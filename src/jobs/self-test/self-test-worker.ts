import { runSelfTest } from '../../readiness/self-test/run-self-test';
import type { FromSelfTestWorker, SelfTestJob } from './self-test-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromSelfTestWorker): void;
  onmessage: (event: MessageEvent<SelfTestJob>) => void;
};

scope.onmessage = ({ data }) => {
  try {
    const context = { asOf: data.asOf, releaseIndex: data.scope.releaseIndex };
    const test = runSelfTest(data.judged, data.scope, data.stamp, context, (done, all) =>
      scope.postMessage({ kind: 'progress', done, all }),
    );
    scope.postMessage({ kind: 'test', test });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: errorText(error) });
  }
};
