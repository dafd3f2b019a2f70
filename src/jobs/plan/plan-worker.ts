import { planGate } from '../../readiness/plan/plan';
import { randomSource } from '../../statistics/random';
import type { FromPlanWorker, PlanJob } from './plan-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromPlanWorker): void;
  onmessage: (event: MessageEvent<PlanJob>) => void;
};

scope.onmessage = ({ data: { question, seed } }) => {
  const every = Math.max(1, Math.floor(question.runs / 50));
  try {
    const plan = planGate(question, randomSource(seed).uniform, (done) => {
      if (done % every === 0) scope.postMessage({ kind: 'progress', done });
    });
    scope.postMessage({ kind: 'plan', plan });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: errorText(error) });
  }
};
