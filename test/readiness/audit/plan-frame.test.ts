import { describe, expect, it } from 'vitest';
import type { AuditFrame, Stratum } from '../../../src/readiness/audit/frame';
import { planOfFrame, planQuestion } from '../../../src/readiness/audit/plan-frame';

const week = 7 * 86_400_000;
const stratum = (conduct: Stratum['conduct'], weak: Stratum['weak'], incidents: number): Stratum => ({
  ...{ category: 'isolate', conduct, weak, week: 'all', incidents },
  digest: '0'.repeat(64),
});

/** 90 that labels call right, 10 that they call wrong, and 100 on which the agent held back, over ten weeks. */
const strata = [
  stratum('acted', 'says_right', 90),
  stratum('held_back', 'says_wrong', 100),
  stratum('overridden', 'says_wrong', 10),
];
const frame: AuditFrame = {
  scope: { agent: 'a', workflow: 'w', riskClass: 'low', releases: ['r'] },
  ...{ through: 10 * week, asOf: 11 * week, strata, digest: '1'.repeat(64) },
  shown: { resources: true, severity: true },
  incidents: [{ uid: 'I1', key: 1, openedAt: 0, decisions: 1, stratum: 0 }],
};
const terms = { limit: 0.05, alpha: 0.03, hours: 20, minutes: 6, secondReader: 0.1 };

describe('the plan of a frame', () => {
  it('asks only for what a gate counts: held-back incidents neither dilute the rate nor come free of hours', () => {
    const question = planQuestion(frame, terms);
    expect(question?.strata.map(({ incidents }) => incidents)).toEqual([90, 10]);
    expect(question?.strata[0]?.errorRate).toBeCloseTo(0.5 / 91, 12);
    expect(question?.strata[1]?.errorRate).toBeCloseTo(10.5 / 11, 12);
    // Two cases are read for each that counts, so half of the twenty hours go to those that do.
    expect(question?.hours).toBe(10);
    expect(question?.pace).toBe(10);
  });

  it('has nothing to plan where the agent never acted', () => {
    expect(planQuestion({ ...frame, strata: strata.slice(1, 2) }, terms)).toBeNull();
  });

  it('draws held-back incidents with the lowest probability, and counts the hours they take', () => {
    const row = {
      at: 1,
      rate: 0.1,
      readings: 31,
      readingsForMost: 40,
      weeks: 0,
      hours: 3.5,
      reach: 'within',
    } as const;
    const { rows, probabilities } = planOfFrame(frame, {
      rows: [row],
      probabilities: [0.3, 0.4],
      uniform: 0.25,
    });
    expect(probabilities).toEqual([0.3, 0.25, 0.4]);
    // 27 and 4 cases that count, and 25 on which the agent held back: 56 for 31.
    expect(rows).toEqual([
      { ...row, readings: 56, readingsForMost: 73, hours: expect.closeTo((3.5 * 56) / 31, 12) as number },
    ]);
  });
});
