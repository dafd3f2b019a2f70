import { describe, expect, it } from 'vitest';
import { thresholdCases } from '../../../src/metrics/threshold/cases';
import { riskCurve, thresholdAt } from '../../../src/metrics/threshold/threshold';
import { emptySelection } from '../../../src/slice/selection/selection';
import { queryOver } from '../hand-facts';
import type { Fact } from '../hand-facts';

const wrong: Fact = { warranted: false, verdict: 'false_positive' };
const costs = { minutesPerReview: 10, wrongLow: 100, wrongHigh: 1000, rightHeld: 5 };

const facts: Fact[] = [
  { incident_key: 1, confidence: 0.99 },
  { incident_key: 2, confidence: 0.99, ...wrong },
  { incident_key: 3, confidence: 0.8 },
  { incident_key: 3, confidence: 0.8, risk_class: 'high', ...wrong },
  { incident_key: 4, confidence: 0.6 },
  { incident_key: 5, confidence: null },
  { incident_key: 6, confidence: 0.9, label_rank: 0, warranted: null, verdict: '(none)' },
  { incident_key: 7, confidence: 0.9, age_days: 2 },
  { incident_key: 8, confidence: 0.9, policy_outcome: 'deny' },
  { incident_key: 9, confidence: 0.9, is_action: false },
];

describe('one threshold', () => {
  it('counts what acts, what waits and what it costs, by hand', async () => {
    const cases = await thresholdCases(await queryOver(facts), emptySelection);
    // At 0.8: right 0.99, wrong 0.99, right 0.8, wrong high 0.8, unlabelled 0.9 act; 0.6 and the wordless wait.
    expect(thresholdAt(cases, 0.8, costs)).toMatchObject({
      wrong: { n: 4, hits: 2, incidents: 3 },
      open: 1,
      bounds: { lower: 2 / 5, upper: 3 / 5 },
      acting: 5,
      all: 7,
      recall: { n: 4, hits: 2 },
      wrongStopped: 0,
      rightGivenUp: 2,
      reviews: 2,
      reviewMinutes: 20,
      harmMinutes: 100 + 1000 + 2 * 5,
    });
    expect(thresholdAt(cases, 0.95, costs)).toMatchObject({
      wrong: { n: 2, hits: 1 },
      wrongStopped: 1,
      rightGivenUp: 3,
      reviews: 5,
    });
    // Nobody acts: no share, no bounds.
    expect(thresholdAt(cases, 1, costs)).toMatchObject({
      wrong: { n: 0, share: null },
      bounds: null,
      acting: 0,
    });
  });
});

describe('risk against coverage', () => {
  it('lets ties enter together, beside oracle and random', async () => {
    const curve = riskCurve(await thresholdCases(await queryOver(facts), emptySelection));
    expect(curve).toMatchObject({ n: 5, wrong: 2, incidents: 4, distinct: 3, random: 2 / 5 });
    expect(
      curve.points.map(({ threshold, coverage, risk, recall }) => [threshold, coverage, risk, recall]),
    ).toEqual([
      [0.99, 2 / 5, 1 / 2, 1 / 3],
      [0.8, 4 / 5, 1 / 2, 2 / 3],
      [0.6, 1, 2 / 5, 1],
    ]);
    // Three right ones first: no error up to 3 of 5, then 1 of 4.
    expect(curve.points.map(({ oracle }) => oracle)).toEqual([0, 1 / 4, 2 / 5]);
  });
  it('is one point where the confidence is constant, and none without one', async () => {
    const constant = await thresholdCases(
      await queryOver([{ confidence: 0.9 }, { confidence: 0.9, incident_key: 2, ...wrong }]),
      emptySelection,
    );
    expect(riskCurve(constant)).toMatchObject({ distinct: 1, points: [{ coverage: 1, risk: 0.5 }] });
    const none = await thresholdCases(await queryOver([{ confidence: null }]), emptySelection);
    expect(riskCurve(none)).toMatchObject({ n: 0, points: [], aurc: null, random: null });
  });
});
