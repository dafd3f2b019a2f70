import type { SelfTest } from '../readiness/self-test/run-self-test';
import { createStore } from './create-store';

export interface SelfTestsFields {
  /** Of this visit, each step of criteria once. */
  tests: readonly SelfTest[];
}

const start: SelfTestsFields = { tests: [] };

export const useSelfTests = createStore({ tests: ['screen', 'report'] }, start);

const keyOf = ({ criteria, from, to, riskClass }: SelfTest) =>
  JSON.stringify([criteria.hash, from, to, riskClass]);

/** Keeps what a test found; a later one of the same step takes its place. */
export function keepSelfTest(test: SelfTest): void {
  const others = useSelfTests.getState().tests.filter((each) => keyOf(each) !== keyOf(test));
  useSelfTests.setState({ tests: [...others, test] });
}
