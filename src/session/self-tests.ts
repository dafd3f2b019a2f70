import type { SelfTest } from '../readiness/self-test/run-self-test';
import type { OwnTest } from '../readiness/self-test/run-own-test';
import { createStore } from './create-store';

export interface SelfTestsFields {
  /** Of this visit, each step of criteria once. */
  tests: readonly SelfTest[];
  /** Of the open logs, each scope and criteria once. */
  own: readonly OwnTest[];
}

const start: SelfTestsFields = { tests: [], own: [] };

export const useSelfTests = createStore({ tests: ['screen', 'report'], own: ['screen', 'report'] }, start);

const keyOf = ({ criteria, from, to, riskClass }: SelfTest) =>
  JSON.stringify([criteria.hash, from, to, riskClass]);

/** Keeps what a test found; a later one of the same step takes its place. */
export function keepSelfTest(test: SelfTest): void {
  const others = useSelfTests.getState().tests.filter((each) => keyOf(each) !== keyOf(test));
  useSelfTests.setState({ tests: [...others, test] });
}

const ownKey = ({ criteria, agent, workflow, riskClass }: OwnTest) =>
  JSON.stringify([criteria.hash, agent, workflow, riskClass]);

/** Keeps what a test of the open logs found; a later one of the same scope takes its place. */
export function keepOwnTest(test: OwnTest): void {
  const others = useSelfTests.getState().own.filter((each) => ownKey(each) !== ownKey(test));
  useSelfTests.setState({ own: [...others, test] });
}

/** Other logs are open: what was found in those before says nothing of them. */
export const forgetOwnTests = (): void => useSelfTests.setState({ own: [] });
