import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { dayMs } from '../../src/readiness/readings/incidents';
import { alphaOfCandidate } from '../../src/statistics/multiple-testing';
import { clean, context, gate, incident } from './builders';

// α of the first bundle is 6/π² of the gate's: this gives it back whole, so that published counts hold.
const unspent = (Math.PI ** 2 / 6) * 0.05;

describe('one gate', () => {
  it.each([
    [0.1, 37],
    [0.05, 77],
    [0.02, 194],
    [0.01, 390],
    [0.001, 3914],
  ])('at limit %s opens with %s clean incidents at α 0.05, not one earlier', (limit, needed) => {
    const judged = gate({ limit, alpha: unspent });
    expect(evaluateGate(clean(needed), judged, context()).state).toBe('met');
    const before = evaluateGate(clean(needed - 1), judged, context());
    expect(before).toMatchObject({ state: 'not_shown_yet', moreCleanIncidents: 1 });
    expect(before.eNeeded).toBeCloseTo(20, 9);
    expect(evaluateGate([], judged, context()).state).toBe('not_measurable');
  });

  it('gives each further bundle less α, and all of them together no more than α', () => {
    const spent = Array.from({ length: 2000 }, (_, k) => alphaOfCandidate(0.05, k + 1));
    expect(spent[1]! / spent[0]!).toBeCloseTo(1 / 4, 12);
    const total = spent.reduce((a, b) => a + b);
    expect(total).toBeLessThan(0.05);
    expect(total).toBeGreaterThan(0.0499);
    expect(() => alphaOfCandidate(0.05, 0)).toThrow(RangeError);
    const enough = clean(100);
    expect(evaluateGate(enough, gate(), context({ releaseIndex: 1 })).state).toBe('met');
    expect(evaluateGate(enough, gate(), context({ releaseIndex: 3 })).state).toBe('not_shown_yet');
  });

  it('counts an unlabelled mature incident as an error, and says how many there are', () => {
    const all = clean(200);
    const open = all.map((one, index) => (index % 25 === 0 ? { ...one, n: 0, unresolved: 2 } : one));
    const wrong = all.map((one, index) => (index % 25 === 0 ? { ...one, errors: 2 } : one));
    const withOpen = evaluateGate(open, gate(), context());
    expect(withOpen.eValue).toBeCloseTo(evaluateGate(wrong, gate(), context()).eValue, 9);
    expect(withOpen.observed).toMatchObject({ hits: 0, n: 384, unresolved: 16, incidents: 200, share: 0 });
    expect(withOpen.ordinary?.upper).toBeGreaterThan(evaluateGate(all, gate(), context()).ordinary!.upper);
    expect(withOpen.worseE).toBe(evaluateGate(all, gate(), context()).worseE);
  });

  it('stays shut while more decisions are without a label than allowed', () => {
    const all = clean(2000).map((one, index) => (index % 20 === 0 ? { ...one, n: 1, unresolved: 1 } : one));
    expect(evaluateGate(all, gate(), context()).state).toBe('met');
    const strict = evaluateGate(all, gate({ unresolvedLimit: 0.02 }), context());
    expect(strict.state).toBe('not_shown_yet');
    expect(strict.reason).toBe('100 of 4000 matured decisions have no label; at most 2% may be without one');
    expect(strict.moreDays).toBeNull();
  });

  it('judges no incident before it is older than the lag', () => {
    const asOf = 100 * dayMs;
    const result = evaluateGate(clean(100), gate({ maturityLagDays: 14 }), context({ asOf }));
    expect(result.observed.incidents).toBe(87);
    expect(evaluateGate(clean(100), gate({ maturityLagDays: 101 }), context({ asOf })).reason).toMatch(
      /no decision older than 101 days/,
    );
  });

  it('refuses incidents that do not come in the order they were opened, and criteria that ask for it', () => {
    const byLabel = [incident(3), incident(1), incident(2)];
    expect(() => evaluateGate(byLabel, gate(), context())).toThrow(/in the order they were opened/);
    expect(() => evaluateGate(clean(9), gate({ orderBy: 'label_time' as 'opened_time' }), context())).toThrow(
      RangeError,
    );
    expect(() => evaluateGate([incident(1), incident(1)], gate(), context())).toThrow(/twice/);
    expect(() => evaluateGate([incident(0, { errors: 3 })], gate(), context())).toThrow(/3 errors in 2/);
  });

  it('is breached when shown to be worse than the limit, with α shared among the guardrails', () => {
    const bad = clean(120).map((one, index) => (index % 5 === 0 ? { ...one, errors: 2 } : one));
    const breached = evaluateGate(bad, gate(), context({ guardrails: 3 }));
    expect(breached).toMatchObject({ state: 'breached', moreCleanIncidents: null, worseNeeded: 60 });
    expect(breached.timeUniform!.lower).toBeGreaterThan(0.05);
  });

  it('is never opened and never breached by what nobody recorded', () => {
    const policy = gate({ metric: 'within_policy' });
    const unrecorded = { errors: 2, unrecorded: 2 };
    const none = evaluateGate(
      clean(400).map((one) => ({ ...one, ...unrecorded })),
      policy,
      context(),
    );
    expect(none).toMatchObject({ state: 'not_measurable', observed: { hits: 800, n: 800 } });
    expect(none.reason).toBe('none of 800 decisions that count towards it has a policy verdict in the log');
    expect(none.timeUniform).toMatchObject({ lower: 0, upper: 1 });

    // Every second incident without a verdict: the half that is recorded is clean, and no one can tell of the rest.
    const half = clean(400).map((one, index) => (index % 2 === 0 ? { ...one, ...unrecorded } : one));
    expect(evaluateGate(half, policy, context())).toMatchObject({ state: 'not_shown_yet' });
    // The same errors, recorded.
    const recorded = half.map((one) => ({ ...one, unrecorded: 0 }));
    expect(evaluateGate(recorded, policy, context())).toMatchObject({ state: 'breached' });
    expect(() => evaluateGate([incident(0, { errors: 1, unrecorded: 2 })], policy, context())).toThrow(
      RangeError,
    );
  });

  it('has a band that never contradicts its state', () => {
    const some = (errorsAt: readonly number[]) =>
      clean(220).map((one) => (errorsAt.includes(one.openedAt / dayMs) ? { ...one, errors: 1 } : one));
    for (const errors of [[], [50], [3, 60, 100], [30, 60, 90, 120, 150, 180], clean(220).map((_, i) => i)]) {
      const result = evaluateGate(some(errors), gate(), context());
      const { limit, share, eNow } = result.readings[result.decidingReading]!;
      expect(result.timeUniform!.upper <= limit).toBe(eNow >= result.eNeeded);
      expect(result.timeUniform!.lower >= limit).toBe(result.state === 'breached');
      expect(share).toBeGreaterThanOrEqual(result.timeUniform!.lower);
      expect(share).toBeLessThanOrEqual(result.timeUniform!.upper);
    }
  });

  it('waits for the calendar span, the severe-error window and a handful of incidents', () => {
    const span = evaluateGate(clean(100), gate({ minSpanDays: 120 }), context());
    expect(span).toMatchObject({ state: 'not_shown_yet', moreCleanIncidents: 0, moreDays: 21 });
    expect(span.reason).toBe('the incidents span 99 days; at least 120 are required');

    const asOf = 113 * dayMs;
    const severe = clean(100).map((one, index) => (index === 90 ? { ...one, errors: 1, severe: 1 } : one));
    const windowed = (days: number) =>
      evaluateGate(severe, gate({ limit: 0.1, zeroSevereDays: days }), context({ asOf }));
    expect(windowed(5).state).toBe('met');
    expect(windowed(28)).toMatchObject({ state: 'not_shown_yet', observed: { severe: 1 } });
    expect(windowed(28).reason).toBe('1 severe error in the last 28 days; none may be');

    const few = evaluateGate(clean(4), gate({ limit: 0.9 }), context());
    expect(few).toMatchObject({ state: 'not_shown_yet', observed: { share: null } });
    expect(few.reason).toMatch(/too few/);
  });

  it('never reads an unknown severity as none', () => {
    const unknown = clean(100).map(({ severe: _, ...one }) => one);
    const result = evaluateGate(unknown, gate({ zeroSevereDays: 5000 }), context({ asOf: 200 * dayMs }));
    expect(result).toMatchObject({ state: 'not_shown_yet', observed: { severe: null } });
    const open = clean(100).map((one) => ({ ...one, severeUnresolved: 1 }));
    expect(evaluateGate(open, gate({ zeroSevereDays: 5000 }), context({ asOf: 200 * dayMs })).reason).toMatch(
      /would be severe/,
    );
  });

  it('turns missing incidents into days at the pace of those judged', () => {
    const twoADay = Array.from({ length: 41 }, (_, index) => incident(index / 2));
    const result = evaluateGate(twoADay, gate(), context());
    // 41 incidents over 20 days.
    expect(result.moreDays).toBeCloseTo(result.moreCleanIncidents! / (41 / 20), 9);
    const atOnce = Array.from({ length: 20 }, (_, index) => ({ ...incident(1), incident: index }));
    expect(evaluateGate(atOnce, gate(), context()).moreDays).toBeNull();
  });
});
