import type { Judged } from '../../readiness/self-test/mutants';
import type { SelfTest } from '../../readiness/self-test/run-self-test';
import type { CriteriaStamp, Scope } from '../../readiness/verdict';

export interface SelfTestJob {
  readonly judged: readonly Judged[];
  readonly scope: Scope;
  readonly stamp: CriteriaStamp;
  readonly asOf: number;
}

export type FromSelfTestWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'test'; readonly test: SelfTest }
  | { readonly kind: 'failed'; readonly message: string };
