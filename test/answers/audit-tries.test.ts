import { describe, expect, it } from 'vitest';
import { alphaOfGate, alphaOfTry } from '../../src/answers/audit/plan-blocks';
import { alphaOfCandidate } from '../../src/statistics/multiple-testing';

describe('what a try of an audit has of α', () => {
  const first = alphaOfCandidate(0.05, 1);

  it('is all of the first try for it, and a share of it later', () => {
    expect(alphaOfTry(first, 1)).toBe(first);
    expect(alphaOfTry(first, 3)).toBeCloseTo(first / 9, 15);
  });

  it('is what the judge takes: bundles and tries are one list', () => {
    const second = alphaOfCandidate(0.05, 2);
    expect(alphaOfTry(second, 2, 2)).toBeCloseTo(alphaOfCandidate(0.05, 3), 15);
    expect(alphaOfGate({ alpha: second }, 4, 2)).toBeCloseTo(alphaOfCandidate(0.05, 5), 15);
  });

  it('does not pay twice for a try that the gate was judged on', () => {
    const audit = { incidents: 9, drawn: 9, read: 9, uncovered: 0, through: 0, eInformed: 1, eUniform: 1 };
    const estimate = { share: 0, n: 9, lower: 0, upper: 1 };
    const judged = { alpha: alphaOfCandidate(0.05, 2), audit: { ...audit, estimate, attempt: 2 } };
    expect(alphaOfGate(judged, 2, 1)).toBeCloseTo(alphaOfCandidate(0.05, 2), 15);
    expect(alphaOfGate(judged, 1, 1)).toBeCloseTo(first, 15);
  });
});
