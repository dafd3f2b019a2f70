import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { logEOf, promoteTogether } from '../../src/readiness/together';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { ScopeVerdict } from '../../src/readiness/verdict';
import { simulateIncidents } from '../../src/readiness/plan/simulate';
import { clean, context, criteria, gate, incident, scope, seeded } from './builders';

const base = verdictOf(scope, [evaluateGate(clean(120), gate(), context())], criteria);

/** A verdict whose one gate stands at this e-value now. */
const verdict = (workflow: string, eValue: number, change: Partial<ScopeVerdict> = {}): ScopeVerdict => ({
  ...base,
  workflow,
  gates: base.gates.map((each) => ({ ...each, eValue })),
  ...change,
});
// The weight of a first bundle, 6/π²: multiplied out, so that thresholds can be counted by hand.
const weight = 6 / Math.PI ** 2;
const e = (value: number) => value / weight;
const open = (workflow: string) => verdict(workflow, e(1e9), { state: 'not_shown_yet' });
const names = (scopes: readonly { workflow: string; holds: boolean }[], holds: boolean) =>
  scopes.filter((each) => each.holds === holds).map(({ workflow }) => workflow);

describe('several promoted at one look', () => {
  it('asks scopes / (rate × promoted) of each, over all that were judged', () => {
    // Ten judged, 5 %: one needs 200, two 100 each, three 66.7 each.
    const rest = ['d', 'e', 'f', 'g', 'h', 'i', 'j'].map(open);
    const all = promoteTogether(
      [verdict('a', e(70)), verdict('b', e(67)), verdict('c', e(300)), ...rest],
      0.05,
    );
    expect(all).toMatchObject({ family: 10, allHold: true });
    expect(names(all.scopes, true)).toEqual(['c', 'a', 'b']);
    expect(all.scopes[0]?.needed).toBeCloseTo(10 / (0.05 * 3), 9);
    expect(all.sentence).toMatch(/^All 3 can be promoted together/);

    const some = promoteTogether(
      [verdict('a', e(70)), verdict('b', e(66)), verdict('c', e(300)), ...rest],
      0.05,
    );
    expect(names(some.scopes, true)).toEqual(['c']);
    expect(names(some.scopes, false)).toEqual(['a', 'b']);
    // Joining c, a would be the second: 10 / (0.05 × 2).
    expect(some.scopes[1]?.needed).toBeCloseTo(100, 9);
    expect(some.sentence).toMatch(/^Promote only c at low risk together/);
    expect(some.sentence).toContain('a at low risk has E 70.0, together it needs 100');
  });

  it('gives nothing to a scope that is not eligible, whatever its e-value', () => {
    const { scopes, family } = promoteTogether([verdict('a', e(41)), open('b')], 0.05);
    expect(family).toBe(2);
    expect(scopes.map(({ workflow, holds }) => [workflow, holds])).toEqual([['a', true]]);
    expect(promoteTogether([verdict('a', e(39)), open('b')], 0.05).scopes[0]?.holds).toBe(false);
  });

  it('takes the weakest gate, the value of now, and what the bundle has left of α', () => {
    const two = {
      ...base,
      gates: [
        { ...base.gates[0]!, eValue: 500 },
        { ...base.gates[0]!, eValue: 80 },
      ],
    };
    expect(Math.exp(logEOf(two))).toBeCloseTo(80 * weight, 9);
    expect(Math.exp(logEOf({ ...two, releaseIndex: 3 }))).toBeCloseTo((80 * weight) / 9, 9);
    const fell = [...clean(120), incident(120, { errors: 2 }), incident(121, { errors: 2 })];
    const result = evaluateGate(fell, gate(), context());
    // Two incidents wholly in error: what was proven before them no longer is.
    expect(evaluateGate(clean(120), gate(), context()).state).toBe('met');
    expect(result.state).toBe('not_shown_yet');
    expect(result.eValue).toBeLessThan(result.eNeeded);
    expect(result.withdrawnOn).toBe((120 + 14) * 86_400_000);
  });

  it('says nothing of one or none', () => {
    expect(promoteTogether([verdict('a', e(1e6)), open('b')], 0.05).sentence).toBeNull();
    expect(promoteTogether([], 0.05)).toMatchObject({ family: 0, scopes: [], allHold: true, sentence: null });
  });

  it('keeps the expected share of unready scopes among the promoted at its rate, by simulation', () => {
    // Six scopes at the limit and four good ones, clustered, at one look after 300 incidents.
    const uniform = seeded(41);
    const runs = 250;
    let [proportions, promoted] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const verdicts = Array.from({ length: 10 }, (_, index) => {
        const agent = { errorRate: index < 6 ? 0.05 : 0.01, decisionsPerIncident: 4, icc: 0.3 };
        const incidents = simulateIncidents(agent, 300, 5, uniform);
        const gates = [evaluateGateQuickly(incidents)];
        return { ...verdictOf(scope, gates, criteria), workflow: String(index) };
      });
      const held = promoteTogether(verdicts, 0.1).scopes.filter(({ holds }) => holds);
      promoted += held.length;
      const unready = held.filter(({ workflow }) => Number(workflow) < 6).length;
      proportions += held.length === 0 ? 0 : unready / held.length;
    }
    expect(promoted / runs).toBeGreaterThan(2);
    expect(proportions / runs).toBeLessThanOrEqual(0.1);
  });
});

function evaluateGateQuickly(incidents: Parameters<typeof evaluateGate>[0]) {
  return evaluateGate(incidents, gate({ alpha: 0.1 }), context());
}
