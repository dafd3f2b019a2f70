import { describe, expect, it } from 'vitest';
import { dayMs } from '../../src/readiness/readings/incidents';
import { planGate } from '../../src/readiness/plan/plan';
import { simulateIncidents } from '../../src/readiness/plan/simulate';
import { runSelfTest } from '../../src/readiness/self-test/run-self-test';
import type { Scope } from '../../src/readiness/verdict';
import { watchGate } from '../../src/readiness/watch/step-down-watch';
import { clean, context, gate, seeded } from './builders';

describe('step-down watch', () => {
  it('trips soon after the agent gets worse, on the day that incident could be judged', () => {
    const incidents = clean(300).map((one, index) =>
      index >= 200 && index % 3 === 0 ? { ...one, errors: 2 } : one,
    );
    const watch = watchGate(incidents, gate(), { asOf: 1000 * dayMs, guardrails: 4 });
    // Each error adds ln 2, each right incident takes ln(0.95/0.9) = 0.054: ln(1000·4/0.05) = 11.3 is about
    // 20 errors, one every third incident.
    expect(watch.threshold).toBeCloseTo(Math.log(80_000), 12);
    expect(watch.trippedAt).toBeGreaterThan(250);
    expect(watch.trippedAt).toBeLessThan(270);
    expect(watch.trippedOn).toBe((watch.trippedAt! + 14) * dayMs);
    expect(watchGate(clean(300), gate(), { asOf: 1000 * dayMs, guardrails: 4 }).trippedAt).toBeNull();
  });

  it('gives a false alarm at the limit in at most α/guardrails of runs of 1,000 incidents', () => {
    const uniform = seeded(21);
    const runs = 300;
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const incidents = simulateIncidents(
        { errorRate: 0.05, decisionsPerIncident: 2, icc: 0.3 },
        1000,
        10,
        uniform,
      );
      if (watchGate(incidents, gate(), { asOf: 1000 * dayMs, guardrails: 1 }).trippedAt !== null) alarms += 1;
    }
    expect(alarms / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  });
});

describe('plan', () => {
  const question = {
    limit: 0.05,
    alpha: (Math.PI ** 2 / 6) * 0.05,
    releaseIndex: 1,
    incidentsPerWeek: 11,
    agent: { errorRate: 0.015, decisionsPerIncident: 8, icc: 0.3 },
    runs: 400,
    maxIncidents: 300,
  };

  it('says how many clean incidents and weeks, and how soon a good agent gets there', () => {
    const plan = planGate(question, seeded(31));
    expect(plan.cleanIncidents).toBe(77);
    expect(plan.cleanWeeks).toBe(7);
    expect(plan.power).toBeGreaterThanOrEqual(0.95);
    expect(plan.median).toBeGreaterThan(95);
    expect(plan.median).toBeLessThan(135);
    expect(plan.curve).toHaveLength(100);
    plan.curve.slice(1).forEach((point, index) => {
      expect(point.opened).toBeGreaterThanOrEqual(plan.curve[index]!.opened);
    });
    expect(plan.curve.find(({ incidents }) => incidents === 75)!.opened).toBe(0);
  });

  it('repeats itself for a seed, and promises nothing to an agent at the limit', () => {
    expect(planGate(question, seeded(31))).toEqual(planGate(question, seeded(31)));
    const atLimit = planGate({ ...question, agent: { ...question.agent, errorRate: 0.05 } }, seeded(32));
    expect(atLimit.power).toBeLessThan(0.06);
    expect(atLimit.median).toBeNull();
  });

  it('refuses a pace of nothing and rates that are none', () => {
    expect(() => planGate({ ...question, incidentsPerWeek: 0 }, seeded(1))).toThrow(RangeError);
    expect(() => planGate({ ...question, limit: 1 }, seeded(1))).toThrow(RangeError);
    expect(() => planGate({ ...question, agent: { ...question.agent, errorRate: 0 } }, seeded(1))).toThrow(
      RangeError,
    );
  });
});

describe('self-test of the gate', () => {
  const scope: Scope = {
    agent: 'a',
    workflow: 'w',
    riskClass: 'low',
    release: 'r',
    asOf: context().asOf,
    releaseIndex: 1,
    besides: [],
    tierHeld: 'advisory_responder',
    tierHeldFrom: 'log',
    nextTier: 'limited_executor',
  };
  const stamp = { name: 'Low risk', version: '1', hash: '0'.repeat(64) };
  const incidents = clean(200).map((one, index) => (index === 20 ? { ...one, errors: 1 } : one));
  const judged = [
    { gate: gate({ minSpanDays: 28, minLabelRank: 2 }), incidents },
    { gate: gate({ id: 'overrides', metric: 'override_rate', limit: 0.1 }), incidents: clean(200) },
  ];
  const test = runSelfTest(judged, scope, stamp);
  const answer = (id: string) => test.results.find((result) => result.id === id)?.answer;

  it('starts from an eligible scope', () => {
    expect(test.results.every(({ before }) => before === 'eligible')).toBe(true);
  });

  it('notices what can be noticed from the log and the criteria', () => {
    expect(answer('drop_bad_labels')).toBe('no_gain');
    expect(answer('repeat_incidents')).toBe('refused');
    expect(answer('order_by_label')).toBe('refused');
    expect(answer('label_order')).toBe('refused');
    for (const id of ['drop_labels', 'flip_to_error', 'delete_metric']) {
      expect(answer(id), id).toBe('stricter');
    }
    for (const id of [
      'loosen_limit',
      'loosen_alpha',
      'no_lag',
      'any_label',
      'no_span',
      'all_unresolved',
      'delete_gate',
    ]) {
      expect(answer(id), id).toBe('new_evaluation');
    }
  });

  it('lists what the gate would miss instead of hiding it', () => {
    const missed = test.results.filter((result) => result.answer === 'missed').map(({ id }) => id);
    expect(missed).toEqual(['flip_to_right', 'remove_errors', 'rename_copies', 'split_incidents']);
    expect(test.caught).toBe(test.results.length - 4);
    expect(test.notApplicable).toEqual(['refusal_as_hold', 'hide_severity']);
  });

  it('says that a refusal logged as held would be missed, where people refused', () => {
    const refused = clean(200).map((one, index) => (index % 40 === 5 ? { ...one, errors: 1 } : one));
    const heard: string[] = [];
    const other = runSelfTest(
      [
        judged[0]!,
        { gate: gate({ id: 'overrides', metric: 'override_rate', limit: 0.1 }), incidents: refused },
      ],
      scope,
      stamp,
      (done, all) => heard.push(`${done}/${all}`),
    );
    expect(other.results.find(({ id }) => id === 'refusal_as_hold')?.answer).toBe('missed');
    const all = other.results.length + other.notApplicable.length;
    expect(heard[0]).toBe(`0/${all}`);
    expect(heard.at(-1)).toBe(`${all}/${all}`);
  });
});
