import { planGate, type Plan, type PlanQuestion } from '../readiness/plan/plan';
import { randomSource } from '../statistics/random';
import type { Job } from './job';

interface PlanAsk {
  readonly question: PlanQuestion;
  /** Determines every draw: the same seed gives the same curve. */
  readonly seed: number;
}

/** Simulates a plan. Reports how many runs are done. */
export const plan: Job<PlanAsk, Plan, number> = ({ question, seed }, { report }) => {
  const every = Math.max(1, Math.floor(question.runs / 50));
  return planGate(question, randomSource(seed).uniform, (done) => {
    if (done % every === 0) report(done);
  });
};
