import { describe, expect, it } from 'vitest';
import { dayMs } from '../../src/readiness/readings/incidents';
import { planGate } from '../../src/readiness/plan/plan';
import { simulateIncidents } from '../../src/readiness/plan/simulate';
import { watchGate } from '../../src/readiness/watch/step-down-watch';
import { clean, gate, seeded } from './builders';

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

  it('says how soon a rise to twice the limit is noticed: the proof goes first, the watch trips later', () => {
    const { withdrawal } = planGate(question, seeded(31));
    // Just proven, the first error undoes it: with 8 decisions an incident, of one in ten, a few incidents.
    expect(withdrawal!.errorRate).toBe(0.1);
    expect(withdrawal!.unproven.half).toBeLessThan(10);
    expect(withdrawal!.unproven.most).toBeLessThan(60);
    expect(withdrawal!.trip.half).toBeGreaterThan(withdrawal!.unproven.most!);
    const never = { ...question, agent: { ...question.agent, errorRate: 0.2 }, runs: 20 };
    expect(planGate(never, seeded(33)).withdrawal).toBeNull();
  });

  it('refuses a pace of nothing and rates that are none', () => {
    expect(() => planGate({ ...question, incidentsPerWeek: 0 }, seeded(1))).toThrow(RangeError);
    expect(() => planGate({ ...question, limit: 1 }, seeded(1))).toThrow(RangeError);
    expect(() => planGate({ ...question, agent: { ...question.agent, errorRate: 0 } }, seeded(1))).toThrow(
      RangeError,
    );
  });
});
