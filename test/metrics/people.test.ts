import { describe, expect, it } from 'vitest';
import { agreementGap } from '../../src/metrics/agreement-gap/agreement-gap';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { missed } from '../../src/metrics/missed/missed';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const silent: Fact = {
  is_proposal: false,
  is_action: false,
  is_containment: false,
  action_category: 'none',
  match_class: '(none)',
  human_outcome: 'pending',
  is_decided: false,
  visibility: '(none)',
};
const notReal: Fact = { verdict: 'false_positive', warranted: false };
const unlabelled: Fact = { verdict: '(none)', label_rank: 0, label_basis: '(none)', warranted: null };

describe('missed cases', () => {
  it('weighs the audit sample by how likely each case was drawn', async () => {
    const times = (many: number) =>
      Array.from({ length: many }, (_, i): Fact[] => [
        { incident_key: 6 * i + 1, sampling_probability: 1 },
        { incident_key: 6 * i + 2, sampling_probability: 0.25, ...silent },
        { incident_key: 6 * i + 3, sampling_probability: 0.5, ...notReal },
        { incident_key: 6 * i + 4, sampling_probability: 0.25, ...silent, ...notReal },
        { incident_key: 6 * i + 5, ...silent },
        { incident_key: 6 * i + 6, ...silent, ...unlabelled },
      ]).flat();
    const few = await missed(await queryOver(times(1)), emptySelection);
    expect(few.missed).toMatchObject({ n: 2, hits: 1, incidents: 2, share: null, state: 'not_enough_data' });
    const found = await missed(await queryOver(times(10)), emptySelection);
    expect(found.missed.share).toBeCloseTo(4 / 5, 12);
    expect(found.missed).toMatchObject({ n: 20, hits: 10, incidents: 20, state: 'measured' });
    // Known: two missed, one caught; one case without a label that would be a third miss.
    expect(found.missed.bounds).toEqual({ lower: 2 / 3, upper: 3 / 4 });
    expect(found.falsePositiveRate.share).toBeCloseTo(2 / 6, 12);
    expect(found.omission).toMatchObject({ n: 10, hits: 10, share: 1 });
  });

  it('is completed by what the agent would have acted on, which is followed up in full', async () => {
    const stronger: Fact = { match_class: 'matched_stronger', is_overridden: true, human_outcome: 'modify' };
    const query = await queryOver([
      // 8 acted on and real, one of them too weakly; 2 acted on and not real; one incident holds two
      ...Array.from({ length: 7 }, (_, i): Fact => ({ incident_key: 1 + Math.floor(i / 2) })),
      { incident_key: 10, ...stronger },
      { incident_key: 11, ...notReal },
      { incident_key: 12, ...notReal },
      // 12 left alone and sampled at one half: 2 real, 10 not
      ...Array.from({ length: 2 }, (_, i): Fact => ({
        incident_key: 20 + i,
        sampling_probability: 0.5,
        ...silent,
      })),
      ...Array.from({ length: 10 }, (_, i): Fact => ({
        incident_key: 30 + i,
        sampling_probability: 0.5,
        ...silent,
        ...notReal,
      })),
    ]);
    const found = await missed(query, emptySelection);
    // missed: (1 + 2·2) of (8 + 2·2); acted on though not real: 2 of (2 + 10·2)
    expect(found.missed).toMatchObject({ n: 10, sampled: 2, hits: 3, incidents: 7, state: 'measured' });
    expect(found.missed.share).toBeCloseTo(5 / 12, 12);
    expect(found.falsePositiveRate).toMatchObject({ n: 12, sampled: 10, hits: 2 });
    expect(found.falsePositiveRate.share).toBeCloseTo(2 / 22, 12);
  });

  it('cannot be measured without a sample, and says so beside the bounds', async () => {
    const query = await queryOver([{ incident_key: 1 }, { incident_key: 2, ...silent, ...unlabelled }]);
    const found = await missed(query, emptySelection);
    expect(found.missed).toMatchObject({
      state: 'not_measurable',
      share: null,
      bounds: { lower: 0, upper: 1 / 2 },
    });
    expect(found.missed.reason).toContain('No audit sample');
  });
});

describe('time to approval', () => {
  it('keeps the pending ones at risk and lets rejections compete', async () => {
    const advised: Fact = { visibility: 'advised' };
    const waits: Fact[] = [
      { ...advised, wait_s: 10 },
      { ...advised, wait_s: 20 },
      { ...advised, wait_s: 30, human_outcome: 'reject' },
      {
        ...silent,
        is_proposal: true,
        mode: 'advisory',
        policy_outcome: 'require_approval',
        wait_s: null,
        age_days: 1,
      },
      // In shadow mode nobody was asked, so nobody is waited for.
      { ...silent, is_proposal: true, policy_outcome: 'require_approval', wait_s: null, age_days: 1 },
      { wait_s: 1 },
      { ...advised, wait_s: -5 },
    ];
    const few = await approvalTime(await queryOver(waits), emptySelection, 15);
    expect(few).toMatchObject({ state: 'not_enough_data', p50: null, p90: null, withinSla: null });
    const found = await approvalTime(await queryOver([...waits, ...waits, ...waits]), emptySelection, 15);
    const none = { expired: 0, withdrawn: 0, never_approved: 0 };
    expect(found.counts).toEqual({ pending: 3, approved: 9, rejected: 3, ...none });
    expect(found.unusable).toBe(3);
    expect(found.approved.at(-1)?.incidence).toBeCloseTo(2 / 4, 12);
    expect([found.p50, found.p90]).toEqual([20, null]);
    expect(found.withinSla?.share).toBeCloseTo(1 / 4, 12);
    expect(found.state).toBe('measured');
  });

  it('lets what ran before the approval it needed compete as never approved, whoever approves it afterwards', async () => {
    const needs: Fact = { visibility: 'advised', policy_outcome: 'require_approval', is_executed: true };
    const [shown, ran, late] = ['2026-03-02 09:00:00', '2026-03-02 09:00:20', '2026-03-02 09:01:40'];
    const waits: Fact[] = [
      { ...needs, shown_time: shown, executed_time: ran, decided_time: late, wait_s: 100 },
      { ...needs, ...silent, is_proposal: true, wait_s: null, executed_time: ran },
      // Approved first, then run.
      { ...needs, shown_time: shown, decided_time: ran, executed_time: late, wait_s: 20 },
      // Nobody had to approve it.
      { ...needs, policy_outcome: 'allow', executed_time: ran, decided_time: late, wait_s: 100 },
    ];
    const found = await approvalTime(await queryOver([...waits, ...waits, ...waits]), emptySelection, 30);
    expect(found.counts).toMatchObject({ never_approved: 6, approved: 6, pending: 0 });
    const at20 = found.competing.never_approved.find(({ time }) => time === 20);
    expect(at20?.incidence).toBeCloseTo(1 / 2, 12);
    expect(found.withinSla?.share).toBeCloseTo(1 / 4, 12);
  });
});

describe('reviewers', () => {
  it('tells whether overrides fall on wrong proposals, and how fast approvals came', async () => {
    const override: Fact = { human_outcome: 'reject', is_overridden: true };
    const moment = '2026-03-02 10:00:00';
    const query = await queryOver([
      { ...notReal, ...override, decided_time: '2026-03-02 09:01:00' },
      { ...notReal, wait_s: 2, decided_time: '2026-03-02 09:02:00' },
      { wait_s: 9, decided_time: '2026-03-02 09:03:00' },
      { wait_s: 10, decided_time: '2026-03-02 09:04:00' },
      { wait_s: 600, decided_time: '2026-03-02 09:05:00' },
      { reviewer: 'bulk', decided_time: moment },
      { reviewer: 'bulk', decided_time: moment },
      { reviewer: 'bulk', decided_time: moment },
    ]);
    const found = await reviewers(query, emptySelection);
    const [first, bulk] = found.reviewers;
    expect(first).toMatchObject({
      decided: 5,
      overridden: 1,
      wrong: 2,
      wrong_overridden: 1,
      right: 3,
      right_overridden: 0,
    });
    expect(first).toMatchObject({ approvals: 4, bulk_approvals: 0, fast_approvals: 2, fastShare: 2 / 4 });
    // z(1.5/3) − z(0.5/4) = 0 + 1.150349
    expect(first?.discrimination?.dPrime).toBeCloseTo(1.150349, 5);
    expect(bulk).toMatchObject({ reviewer: 'bulk', approvals: 0, bulk_approvals: 3, fastShare: null });
    expect(bulk?.discrimination).toBeNull();
  });
});

describe('the gap between advised and blind agreement', () => {
  it('is standardised on strata, where the crude one misleads', async () => {
    const pairs = (n: number, fact: Fact): Fact[] => Array.from({ length: n }, () => fact);
    const differs: Fact = { match_class: 'matched_weaker' };
    // endpoint: 3 of 4 agree either way; mail: 1 of 4 either way, but mail is mostly advised
    const facts = [
      ...pairs(3, { visibility: 'blind' }),
      ...pairs(1, { visibility: 'blind', ...differs }),
      ...pairs(3, { visibility: 'advised' }),
      ...pairs(1, { visibility: 'advised', ...differs }),
      ...pairs(2, { visibility: 'advised', workflow: 'mail' }),
      ...pairs(6, { visibility: 'unknown', workflow: 'mail', ...differs }),
      ...pairs(1, { visibility: 'blind', workflow: 'mail' }),
      ...pairs(3, { visibility: 'blind', workflow: 'mail', ...differs }),
    ];
    const few = await agreementGap(await queryOver(facts), emptySelection);
    expect(few).toMatchObject({
      ...{ state: 'not_enough_data', crude: null, standardised: null },
      reason: '8 blind and 12 advised pairs; each needs 10.',
    });
    const query = await queryOver([...facts, ...facts]);
    const found = await agreementGap(query, emptySelection);
    expect(found.crude?.difference).toBeCloseTo(5 / 12 - 4 / 8, 12);
    expect(found.standardised?.difference).toBeCloseTo(0, 12);
    expect(found.strata).toHaveLength(2);
    // The same pairs once more in the incidents that they were in tell less than in incidents of their own.
    const inTwos = [...facts, ...facts].map((fact, at) => ({ ...fact, incident_key: at % facts.length }));
    const apart = [...facts, ...facts].map((fact, at) => ({ ...fact, incident_key: at }));
    const [together, alone] = [
      await agreementGap(await queryOver(inTwos), emptySelection),
      await agreementGap(await queryOver(apart), emptySelection),
    ];
    const width = (part: { lower: number; upper: number } | null) => part!.upper - part!.lower;
    expect(together.standardised?.difference).toBeCloseTo(alone.standardised!.difference, 12);
    expect(width(together.crude)).toBeGreaterThan(1.1 * width(alone.crude));
    expect(width(together.standardised)).toBeGreaterThan(1.1 * width(alone.standardised));
  });

  it('cannot be measured without blind cases', async () => {
    const query = await queryOver([{ visibility: 'advised' }]);
    expect(await agreementGap(query, emptySelection)).toMatchObject({ state: 'not_measurable', crude: null });
  });
});
