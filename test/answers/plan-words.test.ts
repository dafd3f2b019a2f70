import { describe, expect, it } from 'vitest';
import { fieldsFrom, plannedGate } from '../../src/answers/plan/question';
import { figuresWords, planSentence, waysWithin, withdrawalWords } from '../../src/answers/plan/plan-words';
import type { Plan, PlanQuestion } from '../../src/readiness/plan/plan';
import { nbsp, plain, waitWords } from '../../src/words/format';
import type { GateResult, ScopeVerdict } from '../../src/readiness/verdict';

const question: PlanQuestion = {
  ...{ limit: 0.05, alpha: 0.05, releaseIndex: 1, incidentsPerWeek: 20, runs: 100, maxIncidents: 300 },
  agent: { errorRate: 0.015, decisionsPerIncident: 2, icc: 0.3 },
};

describe('what a plan says', () => {
  it('is the incidents and the weeks where they can be had', () => {
    // ⌈88 / 20⌉ = 5 weeks; the first of all candidates has 6/π² of 5%.
    expect(plain(planSentence(question, undefined))).toBe(
      'To rule out 1 in 20, 88 error-free incidents are needed: 5 weeks at 20 a week.',
    );
    expect(waysWithin(question, undefined)).toEqual([]);
    expect(waitWords(520)).toBe(`520${nbsp}weeks`);
  });

  it('is out of reach where it takes decades, with the pace and the limit that would do in two years', () => {
    const agent = { ...question.agent, errorRate: 0.0005 };
    const slow = { ...question, agent, incidentsPerWeek: 1, limit: 0.001 };
    // 4,494 weeks are 86.1 years of 52.18 weeks; 4,494 / 104 weeks is 43.2 a week.
    expect(plain(planSentence(slow, undefined))).toBe(
      'Out of reach: to rule out 1 in 1,000, 4,494 error-free incidents are needed, 87 years at 1 a week.',
    );
    const [pace, limit] = waysWithin(slow, undefined).map(plain);
    expect(pace).toContain('44 a week would do in two years without an error (1 now)');
    // 88 incidents at 1 a week are the first that fit 104 weeks; 1 in 50 needs 223.
    expect(limit).toContain('1 in 20 needs 88 error-free incidents, 88 weeks at this pace');
    expect(plain(waitWords(4494))).toBe('87 years, out of reach');
  });

  it('speaks of agents as wrong as this one once they are simulated', () => {
    const simulated = (median: number | null, power: number) => ({ median, power }) as Plan;
    // ⌈131 / 20⌉ = 7 weeks.
    expect(plain(planSentence(question, simulated(131, 0.97)))).toBe(
      'To rule out 1 in 20, expect about 131 incidents, 7 weeks at 20 a week; 88 if none is wrong.',
    );
    expect(plain(planSentence(question, simulated(null, 0.012)))).toBe(
      'Unlikely: of agents that are wrong in 1.5%, 1.2% rule out 1 in 20 within 300 incidents, 15 weeks at 20 a week.',
    );
    expect(waysWithin(question, simulated(null, 0.012))[0]).toContain('Fewer errors first');
    expect(waysWithin(question, simulated(131, 0.97))).toEqual([]);
  });

  it('is out of reach for an agent that is as wrong as the limit, whatever the pace', () => {
    const wrong = { ...question, agent: { ...question.agent, errorRate: 0.06 } };
    expect(plain(planSentence(wrong, undefined))).toMatch(
      /^Out of reach: an agent that is wrong in 6\.0% of its decisions/,
    );
    expect(waysWithin(wrong, undefined)[0]).toContain('Fewer errors first');
    // 1 in 10 is less than twice 6%.
    expect(plain(waysWithin(wrong, undefined)[1]!)).toContain('A wider limit: 1 in 5 needs 20');
  });
});

describe('how soon a promotion would be withdrawn', () => {
  const plan = (unproven: [number | null, number | null], trip: [number | null, number | null]) =>
    ({
      withdrawal: {
        ...{ errorRate: 0.1, followed: 800 },
        unproven: { half: unproven[0], most: unproven[1] },
        trip: { half: trip[0], most: trip[1] },
      },
    }) as Plan;

  it('counts the incidents at the pace, and the lag until they can be judged', () => {
    // 10 and 40 incidents at 20 a week: half a week and 2, each with 14 days; 200 and nothing: 12.
    const said = withdrawalWords(plan([10, 40], [200, null]), question, 14);
    expect(plain(said!.headline)).toBe(
      'If errors then rise to 1 in 10, the promotion is withdrawn within 3 weeks in half of the runs.',
    );
    expect(plain(said!.detail)).toContain(
      'again: within 3 weeks in half of the runs, within 4 weeks in nine of ten.',
    );
    expect(plain(said!.detail)).toContain('when the watch trips: within 12 weeks in half of the runs.');
  });

  it('never calls it withdrawn where most runs were not', () => {
    // 800 incidents at 20 a week and 2 weeks of lag.
    const said = withdrawalWords(plan([null, null], [null, null]), question, 14);
    expect(plain(said!.headline)).toContain('nothing withdraws the promotion within 42 weeks in most runs');
    expect(withdrawalWords({ withdrawal: null } as Plan, question, 14)).toBeNull();
  });
});

describe('the figures of a scope', () => {
  it('say what they leave out', () => {
    const of = (hits: number, unresolved: number, more = 0) =>
      plain(
        figuresWords({
          ...{ metric: 'false_positive_share', moreCleanIncidents: more, moreDays: more * 7 },
          observed: { hits, n: 100, unresolved },
        } as GateResult),
      );
    expect(of(3, 0)).toBe('For a bundle that starts anew. 3 of 100 actions were wrong here.');
    expect(of(0, 1)).toContain('0 of 100 actions were wrong here, so less than the limit is planned with.');
    expect(of(0, 1)).toContain('1 decision more has no label yet');
    expect(of(3, 0, 1467)).toContain(
      'Verdicts counts on from what the present bundle has, errors and unknowns included: about 1,467 more error-free incidents, 29 years, out of reach at this pace.',
    );
  });

  const gate = (id: string, state: string, more: number | null, observed = {}) =>
    ({
      ...{ id, state, limit: 0.05, alpha: 0.03, moreCleanIncidents: more },
      observed: { incidents: 40, spanDays: 70, n: 100, hits: 3, ...observed },
    }) as unknown as GateResult;

  it('are those of the open gate that needs most', () => {
    const gates = [gate('a', 'met', 900), gate('b', 'not_shown_yet', 30), gate('c', 'not_shown_yet', 60)];
    expect(plannedGate({ gates } as unknown as ScopeVerdict)?.id).toBe('c');
    expect(plannedGate({ gates: gates.slice(0, 1) } as unknown as ScopeVerdict)?.id).toBe('a');
    expect(plannedGate({ gates: [] } as unknown as ScopeVerdict)).toBeUndefined();
  });

  it('take limit, pace and the share in error that was seen, never none', () => {
    const rule = { alpha: 0.05, maturityLagDays: 21 };
    // 40 incidents in 10 weeks; 2.5 decisions each; 3 of 100.
    expect(fieldsFrom({ releaseIndex: 2 }, gate('b', 'not_shown_yet', 30), rule)).toMatchObject({
      ...{ limit: 5, alpha: 5, lagDays: 21, perWeek: 4, decisionsPerIncident: 3, releaseIndex: 2 },
      errorRate: 3,
    });
    const clean = fieldsFrom({ releaseIndex: 1 }, gate('b', 'not_shown_yet', 30, { hits: 0 }), rule);
    // 0.5 / 101; of 9 decisions that would be the limit itself, so that a third of the limit is taken.
    expect(clean.errorRate).toBe(0.495);
    const few = fieldsFrom({ releaseIndex: 1 }, gate('b', 'not_shown_yet', 30, { hits: 0, n: 9 }), rule);
    expect(few.errorRate).toBe(1.67);
  });
});
