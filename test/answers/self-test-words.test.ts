import { describe, expect, it } from 'vitest';
import {
  isSelfTestWarning,
  selfTestLines,
  selfTestOf,
  selfTestSentence,
} from '../../src/answers/readiness/self-test-words';
import type { Answer, SelfTest } from '../../src/readiness/self-test/run-self-test';

const testOf = (answers: readonly Answer[], problem: SelfTest['problem'] = null): SelfTest => ({
  criteria: { name: 'Low risk', version: '2', hash: 'a'.repeat(64) },
  ...{ from: 'read_only_analyst', to: 'advisory_responder', riskClass: 'low', problem, gatesLeftOut: [] },
  results: answers.map((answer, at) => ({
    ...{ id: `m${at}`, title: `Mutant ${at}`, changes: 'log', answer, after: null },
  })),
  caught: answers.filter((answer) => answer !== 'missed').length,
  notApplicable: [],
});

describe('what a self-test says beside a verdict', () => {
  it('names every deliberate error that would be missed', () => {
    const test = testOf(['caught', 'missed', 'on_record', 'missed']);
    expect(selfTestSentence(test)).toMatch(
      /^The gates catch 2 of 4 deliberate errors \(50\.0%\)\. They would miss these 2: mutant 1; mutant 3\.$/,
    );
    expect(isSelfTestWarning(test)).toBe(true);
    expect(isSelfTestWarning(testOf(['caught']))).toBe(false);
  });

  it('warns where nothing could be tested', () => {
    const test = testOf([], 'wrong_log_passes');
    expect(selfTestSentence(test)).toMatch(/Do not promote by them/);
    expect(isSelfTestWarning(test)).toBe(true);
  });

  it('speaks only of the step and the criteria that judge', () => {
    const test = testOf(['caught']);
    const scope = {
      criteria: test.criteria,
      tierHeld: 'read_only_analyst',
      nextTier: 'advisory_responder',
      riskClass: 'low',
    } as const;
    expect(selfTestOf([test], scope)).toBe(test);
    expect(selfTestOf([test], { ...scope, riskClass: 'high' })).toBeUndefined();
    expect(selfTestOf([test], { ...scope, criteria: { ...test.criteria, hash: 'b' } })).toBeUndefined();
    expect(selfTestLines([test], ['b'])).toEqual([]);
    expect(selfTestLines([test], [test.criteria.hash])).toEqual([
      expect.stringMatching(/^Self-test of Low risk, version 2, .* low risk: The gates catch all 1 of 1/),
    ]);
  });
});
