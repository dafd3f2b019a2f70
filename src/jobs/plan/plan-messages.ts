import type { Plan, PlanQuestion } from '../../readiness/plan/plan';

export interface PlanJob {
  readonly question: PlanQuestion;
  /** Determines every draw: the same seed gives the same curve. */
  readonly seed: number;
}

export type FromPlanWorker =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly message: string };
