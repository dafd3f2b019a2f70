import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { askKpi, askKpiBy, everyKpi, kpiOf } from '../../src/metrics/every-kpi/every-kpi';
import type { LogRecord } from '../../src/records/record';
import { dimensions } from '../../src/slice/selection/dimension';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, control, decision, review, verdict } from '../fixtures/records';

const settings = { slaSeconds: 900, floorSeconds: 10 };

// Counted by hand: twelve cases of day 2, each an incident, by two bundles and in two risk classes.
// 1–8 in bundle "old", 9–12 in "new"; odd ones low risk, even ones high. All shown at 09:00:10.
// Truth: 1–5 wrong, 6–10 right, 11 and 12 without a label. Overridden: 1–4 (wrong) and 6 (right).
// Approved after: 5 in 5 s, 7 in 60 s, 8 in 1,000 s, 9 in 60 s, 10 in 60 s, 11 in 60 s; 12 is pending.
const waits = new Map([
  [5, 5],
  [7, 60],
  [8, 1000],
  [9, 60],
  [10, 60],
  [11, 60],
]);
const shown = Date.parse(at(2, 9)) + 10_000;
const records: LogRecord[] = [
  ...Array.from({ length: 12 }, (_, place) => {
    const n = place + 1;
    const id = `k${n}`;
    const wait = waits.get(n);
    return [
      decision({
        decision_id: id,
        incident_uid: `i${n}`,
        mode: 'advisory',
        release_id: n <= 8 ? 'old' : 'new',
        risk_level: n % 2 === 0 ? 'high' : 'low',
        confidence: 0.8,
        policy: { outcome: 'require_approval' },
      }),
      ...(n === 12
        ? []
        : [
            review({
              decision_id: id,
              outcome: wait === undefined ? 'reject' : 'approve',
              shown_time: new Date(shown).toISOString(),
              time: new Date(shown + (wait ?? 120) * 1000).toISOString(),
              saw_agent_output: true,
              reviewer: { uid: n % 2 === 0 ? 'anna' : 'ben' },
            }),
          ]),
      ...(n > 10
        ? []
        : [
            verdict({
              decision_id: id,
              verdict: n <= 5 ? 'false_positive' : 'true_positive',
              time: at(30, 9),
            }),
          ]),
    ];
  }).flat(),
  control({ kind: 'safe_fail', time: at(30, 9), tier: undefined }),
];

let database: Database;
beforeAll(async () => {
  database = await databaseOf(records);
});
afterAll(() => database.close());

const ask = (id: string) => askKpi(database, kpiOf(id)!, emptySelection, settings);

describe('a KPI that is no plain share', () => {
  it('gives approvals within the service level, with those that wait on either side', async () => {
    // Within 900 s: 5, 7, 9, 10, 11. Not within: 8 (later), five rejected. 12 waits since day 2, longer than 900 s.
    const found = await ask('approval_within');
    expect(found).toMatchObject({ n: 11, incidents: 12, unresolved: 1, state: 'measured' });
    expect(found.value).toBeCloseTo(5 / 12, 10);
    expect(found.bounds).toEqual({ lower: 5 / 12, upper: 5 / 12 });
    expect((await ask('approval_p50')).value).toBe(1000);
    expect(await ask('approval_p90')).toMatchObject({
      value: null,
      reason: 'So many were not approved before the logs end.',
    });
  });

  it('counts fast approvals one by one, and gives no share of three', async () => {
    // 7, 9 and 11 by one person at one moment are bulk; 5, 8 and 10 are left, of which 5 is fast.
    expect(await ask('rubber_stamp_share')).toMatchObject({
      n: 3,
      hits: 1,
      incidents: 3,
      unresolved: 0,
      bounds: { lower: 1 / 3, upper: 1 / 3 },
      value: null,
      state: 'not_enough_data',
    });
  });

  it('gives d′ with the ends between which it lies while labels are missing', async () => {
    // 4 of 5 wrong and 1 of 5 right overridden: z((4.5)/6) − z((1.5)/6) = 2·0.674490, from too few right ones.
    const found = await ask('override_discrimination');
    expect(found).toMatchObject({
      n: 10,
      incidents: 10,
      unresolved: 1,
      state: 'not_enough_data',
      value: null,
    });
    expect(found.reason).toBe('5 wrong and 5 right proposals; at least 5 wrong and 10 right are needed.');
    expect((await reviewers(database, emptySelection)).overall?.dPrime).toBeCloseTo(1.34898, 5);
    // 11 was approved. Were it wrong: z(4.5/7) + 0.674490; were it right: 0.674490 − z(1.5/7).
    expect(found.bounds?.lower).toBeCloseTo(0.366106 + 0.67449, 5);
    expect(found.bounds?.upper).toBeCloseTo(0.67449 + 0.791639, 5);
  });

  it('gives the Brier score with its ends', async () => {
    // 5 right: (0.2)² each; 5 wrong: (0.8)² each; 2 unlabelled: 0.04 at best, 0.64 at worst each.
    const found = await ask('brier_score');
    expect(found).toMatchObject({ n: 10, incidents: 10, unresolved: 2 });
    expect(found.value).toBeCloseTo(0.34, 10);
    expect(found.bounds?.lower).toBeCloseTo((3.4 + 2 * 0.04) / 12, 10);
    expect(found.bounds?.upper).toBeCloseTo((3.4 + 2 * 0.64) / 12, 10);
  });

  it('says what cannot be measured, and why', async () => {
    for (const id of ['missed_share', 'false_positive_rate', 'automation_bias_omission', 'agreement_gap'])
      expect([id, (await ask(id)).state]).toEqual([id, 'not_measurable']);
    const policy = await ask('within_policy_re_evaluated');
    expect(policy).toMatchObject({ state: 'not_measurable', value: null, unresolved: 12 });
    expect(policy.reason).toContain('not its rules');
    expect((await ask('kappa_blind')).state).toBe('not_measurable');
  });
});

describe('every KPI', () => {
  it('answers whole and per any dimension, with n, incidents, unresolved and a reason where there is no value', async () => {
    for (const kpi of everyKpi) {
      const whole = await askKpi(database, kpi, emptySelection, settings);
      expect([kpi.id, whole.state !== 'measured' && !whole.reason]).toEqual([kpi.id, false]);
      expect([kpi.id, whole.state !== 'measured' && whole.value !== null]).toEqual([kpi.id, false]);
      expect([kpi.id, whole.unresolved >= 0 && whole.n >= 0]).toEqual([kpi.id, true]);
    }
    for (const by of dimensions) {
      const { groups, left } = await askKpiBy(
        database,
        kpiOf('override_rate')!,
        emptySelection,
        by,
        settings,
      );
      expect([by, left, groups.reduce((sum, { n }) => sum + n, 0)]).toEqual([by, 0, 11]);
    }
  });

  it('divides over the groups of a dimension what it counts as a whole', async () => {
    const of = async (id: string, by: 'release' | 'risk_class') =>
      (await askKpiBy(database, kpiOf(id)!, emptySelection, by, settings)).groups.map(
        ({ key, n, unresolved }) => [key, n, unresolved],
      );
    expect(await of('approval_within', 'release')).toEqual([
      ['new', 3, 1],
      ['old', 8, 0],
    ]);
    expect(await of('override_discrimination', 'risk_class')).toEqual([
      ['high', 5, 0],
      ['low', 5, 1],
    ]);
    expect(await of('brier_score', 'release')).toEqual([
      ['new', 2, 2],
      ['old', 8, 0],
    ]);
  });
});
