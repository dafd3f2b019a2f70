import { describe, expect, it } from 'vitest';
import { differenceOf, judge } from '../../../src/metrics/drift/difference';
import { driftKpiOf } from '../../../src/metrics/drift/kpis';
import { asTold, sideOf } from '../../../src/metrics/drift/sides';

const withinPolicy = driftKpiOf('within_policy');
const override = driftKpiOf('override_rate');
/** 30 decisions in 30 incidents, one each. */
const side = (hits: number, unlogged: number, kpi = withinPolicy) =>
  sideOf(
    kpi,
    {
      key: 'r',
      n: 30,
      hits,
      unresolved: 0,
      young: 0,
      incidents: 30,
      sum_ee: hits,
      sum_em: hits,
      sum_mm: 30,
      hit_incidents: hits,
      other_incidents: 30 - hits,
      unlogged,
    },
    { sql: 'SELECT 1', values: [] },
  );
const none = side(0, 30);
const every = side(30, 0);
const between = (before: typeof none, after: typeof none) =>
  judge([differenceOf(withinPolicy, before, after, 'high')], 0.02)[0]!;

describe('drift of a measure that the log does not carry', () => {
  it('tests nothing where neither bundle logs a policy verdict, and says so', () => {
    const found = between(none, none);
    expect([found.p, found.difference, found.finding]).toEqual([null, null, 'cannot_say']);
    expect(found.reason).toBe('Not measurable. No policy verdict is logged.');
    expect([found.before.state, found.after.state]).toEqual(['not_measurable', 'not_measurable']);
  });

  it('lets no candidate look better for being the first that logs verdicts', () => {
    const found = between(none, every);
    expect([found.p, found.finding]).toEqual([null, 'cannot_say']);
    expect(found.reason).toBe('In the baseline: No policy verdict is logged.');
  });

  it('still finds worse a candidate that stopped logging them', () => {
    expect(between(every, none)).toMatchObject({ finding: 'worse', difference: -1 });
  });

  it('tests where a single verdict is logged, and other measures whatever is logged', () => {
    expect(between(side(0, 29), side(0, 30)).p).not.toBeNull();
    const same = side(0, 30, override);
    expect(differenceOf(override, same, same, 'high').p).not.toBeNull();
    expect(asTold(override, same)).toBe(same);
  });
});
