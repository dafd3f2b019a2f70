import { planGate, type Plan, type PlanQuestion } from '../readiness/plan/plan';
import { randomSource } from '../statistics/random';
import type { Job } from './job';

interface PlanAsk {
  readonly question: PlanQuestion;
  /** Determines every draw: the same seed gives the same curve. */
  readonly seed: number;
}

interface PlanProgress {
  readonly done: number;
  /** Of the runs so far. */
  readonly plan: Plan;
}

const first = 20;

/** Simulates a plan. Reports it after a few runs, and each time as many again or a fiftieth of all are done. */
export const plan: Job<PlanAsk, Plan, PlanProgress> = ({ question, seed }, { report }) => {
  const every = Math.max(first, Math.floor(question.runs / 50));
  let next = Math.min(first, question.runs);
  return planGate(question, randomSource(seed).uniform, (done, soFar) => {
    if (done < next) return;
    next = Math.min(done * 2, done + every);
    report({ done, plan: soFar() });
  });
};
