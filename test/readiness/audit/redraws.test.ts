import { describe, expect, it } from 'vitest';
import { floorOf } from '../../../src/readiness/audit/draw';
import type { AuditDraw } from '../../../src/records/audit';
import { randomSource } from '../../../src/statistics/random';
import { dilute, population, pressLuck, redraw, type Step, type Steer } from '../../bench/audit-redraws';
import { drawOf } from '../../fixtures/audit';

const draw = (kind: AuditDraw['kind'], uniform: number): AuditDraw => ({ ...drawOf([]), kind, uniform });

describe('the lowest probability of a draw after others', () => {
  it('is none for the first, the first one’s for a draw again, and what all took for an extension', () => {
    expect(floorOf('first', [])).toBeUndefined();
    const first = draw('first', 0.2);
    expect(floorOf('deepen', [first])).toBe(0.2);
    expect(floorOf('extend', [first])).toBe(0.2);
    const deepened = [first, draw('extend', 0.2), draw('deepen', 0.2)];
    expect(floorOf('deepen', deepened)).toBe(0.2);
    // 1 − 0.8² of what was drawn from twice.
    expect(floorOf('extend', deepened)).toBeCloseTo(0.36, 12);
    // A new first draw takes all alike once more.
    expect(floorOf('first', deepened)).toBe(0.2);
    expect(floorOf('extend', [...deepened, draw('first', 0.2)])).toBe(0.2);
  });
});

describe('draws from incidents that were drawn before, steered by what was read', () => {
  const steps: readonly Step[] = [
    [4, 'first'],
    [0, 'deepen'],
    [0, 'deepen'],
  ];
  // Four incidents, two of them wrong, against a limit of one half: the sharpest case there is.
  const truths = [true, false, false, true].map((isWrong) => ({ isWrong, isFlagged: false }));
  const again: readonly [string, Steer][] = [
    ['pressed after luck', ({ wrong }) => (wrong === 0 ? [0.9, 0.9] : [0.3, 0.3])],
    ['pressed after errors', ({ drawn, wrong }) => (drawn > 0 && wrong === 0 ? [0.3, 0.3] : [0.9, 0.9])],
  ];

  it.each(again)('have a mean evidence of at most 1, drawn again whenever it helps: %s', (_, after) => {
    const random = randomSource(181);
    const steer: Steer = (found) => (found.drawn === 0 ? [0.3, 0.3] : after(found));
    const runs = Array.from({ length: 600 }, () => redraw(truths, steps, { limit: 0.5, steer }, random).e);
    for (const at of steps.keys()) {
      const values = runs.map((e) => e[at] ?? Number.NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(mean, `step ${at}`).toBeLessThan(1 + 3 * Math.sqrt(spread / values.length));
      // By chance far above it here and there: the test looks where something happens.
      expect(Math.max(...values)).toBeGreaterThan(1.1);
    }
  });

  it('promote at the limit no more often than α', () => {
    const random = randomSource(182);
    for (const steer of [pressLuck, dilute]) {
      const runs = Array.from({ length: 12 }, () =>
        redraw(
          population(300, 0.05, random),
          [
            [300, 'first'],
            [0, 'deepen'],
          ],
          { limit: 0.05, steer },
          random,
        ),
      );
      expect(runs.filter(({ isPromoted }) => isPromoted).length).toBeLessThanOrEqual(3);
    }
  });
});
