import type { Judged } from '../readiness/self-test/mutants';
import { runSelfTest, type SelfTest } from '../readiness/self-test/run-self-test';
import type { CriteriaStamp, Scope } from '../readiness/verdict';
import type { Job } from './job';

export interface SelfTestAsk {
  readonly judged: readonly Judged[];
  readonly scope: Scope;
  readonly stamp: CriteriaStamp;
}

interface Mutants {
  readonly done: number;
  readonly all: number;
}

/** Puts deliberate errors to the gates of one scope and sees which they catch. */
export const selfTest: Job<SelfTestAsk, SelfTest, Mutants> = ({ judged, scope, stamp }, { report }) =>
  runSelfTest(judged, scope, stamp, (done, all) => report({ done, all }));
