import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import type { GateIncident } from '../../src/readiness/readings/incidents';
import { sensitivityOf } from '../../src/readiness/readings/sensitivity';
import { onlyCounting } from '../../src/readiness/readings/judge-readings';
import { sensitivitySentence } from '../../src/answers/readiness/readings';
import { clean, context, gate, incident } from './builders';

const alpha = (0.05 * 6) / Math.PI ** 2;
const rule = gate({ unresolvedLimit: 1 });
const of = (incidents: readonly GateIncident[], young = 0, labelledShare = 0) =>
  sensitivityOf(onlyCounting(incidents), rule, { alpha, young, labelledShare });

/** E of shares by the definition: mean over three bets of the product. */
const e = (shares: readonly number[], limit: number) =>
  [0.3, 0.7, 0.95].reduce(
    (sum, fraction) =>
      sum + shares.reduce((wealth, x) => wealth * (1 + (fraction / (1 - limit)) * (limit - x)), 1) / 3,
    0,
  );

describe('how far a gate that is met is from not being met', () => {
  it('replaces clean incidents by ones wholly in error until the evidence is gone', () => {
    const { mixShift } = of(clean(400))!;
    const replaced = Math.round(mixShift * 400);
    // Incidents with any error have twice the limit, and less room: the worst average speaks.
    const holds = (bad: number, limit: number) =>
      e(
        Array.from({ length: 400 }, (_, at) => (at < bad ? 1 : 0)),
        limit,
      ) >=
        1 / alpha && bad / 400 < limit;
    expect(holds(replaced, 0.05) && holds(replaced, 0.1)).toBe(true);
    expect(holds(replaced + 1, 0.05) && holds(replaced + 1, 0.1)).toBe(false);
  });

  it('finds the share of the young ones in error at which the gate opens', () => {
    // 150 incidents of two decisions, and 100 more decisions that are too young: 50 incidents of the same size.
    const found = of(clean(150), 100)!;
    const at = found.turnsAt!;
    const evidence = (wrong: number, any: number) => [
      e([...Array.from({ length: 150 }, () => 0), ...Array.from({ length: 50 }, () => wrong)], 0.05),
      e([...Array.from({ length: 150 }, () => 0), ...Array.from({ length: 50 }, () => any)], 0.1),
    ];
    const least = (wrong: number) => Math.min(...evidence(wrong, 1 - (1 - wrong) ** 2));
    const share = (wrong: number) =>
      Math.max((50 * wrong) / 200 / 0.05, (50 * (1 - (1 - wrong) ** 2)) / 200 / 0.1);
    const isOpen = (wrong: number) => least(wrong) < 1 / alpha || share(wrong) >= 1;
    expect(isOpen(at + 1e-6)).toBe(true);
    expect(isOpen(at - 1e-6)).toBe(false);
    expect(found).toMatchObject({ unknown: 100, times: null });
    expect(of(clean(150), 100, at / 3.2)?.times).toBeCloseTo(3.2, 9);
  });

  it('is told of a gate that is met, and of no other', () => {
    const unlabelled = [...clean(300), incident(300, { n: 1, unresolved: 1 })];
    const met = evaluateGate(unlabelled, rule, context());
    expect(met.state).toBe('met');
    // It already counts as wrong: nothing about it can turn the gate.
    expect(met.sensitivity).toMatchObject({ unknown: 1, turnsAt: null });
    expect(sensitivitySentence(met)).toMatch(
      /^It holds even if the one decision without a known outcome is wrong\./,
    );
    expect(evaluateGate(clean(20), rule, context()).sensitivity).toBeNull();
    const young = evaluateGate([...clean(300), incident(300, { errors: 1 })], rule, context({ young: 400 }));
    expect(sensitivitySentence(young)).toMatch(
      /unless the 400 decisions .* wrong [\d.]+ times as often as the labelled/,
    );
  });
});
