import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScopeVerdict } from '../../src/readiness/verdict';
import { scopesByOneGate } from './one-gate';
import { type Fields, randomLog } from './random-log';

const textOf = (records: readonly Fields[]) => `${records.map((each) => JSON.stringify(each)).join('\n')}\n`;
const share = (most: number) => fc.constantFrom(0, 0, 0, 0, 0, 0, most / 4, most);

const logs = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  count: fc.integer({ min: 200, max: 420 }),
  rates: fc.record({
    wrong: share(0.12),
    unlabelled: share(0.1),
    weak: share(0.2),
    flagged: share(0.1),
    repeated: share(0.9),
  }),
});

/** What an eligible scope is never without. */
function expectWhole({ gates }: ScopeVerdict): void {
  for (const gate of gates) {
    expect(gate).toMatchObject({ state: 'met', trips: [], worseStrata: [], withdrawnOn: null });
    expect(gate.eValue).toBeGreaterThanOrEqual(gate.eNeeded);
    expect(gate.readings).toHaveLength(48);
    for (const { eNow, share: all, recentShare, upper, limit } of gate.readings) {
      expect(eNow).toBeGreaterThanOrEqual(gate.eNeeded);
      expect(all).toBeLessThan(limit);
      expect(recentShare).toBeLessThan(limit);
      expect(upper).toBeLessThan(limit);
    }
    const { lower, upper } = gate.timeUniform!;
    expect(lower).toBeLessThanOrEqual(upper);
    expect(upper).toBeLessThan(gate.readings[gate.decidingReading]!.limit);
  }
}

describe('of random logs', () => {
  const judge = scopesByOneGate();

  it('an eligible scope has every share and band below its limit, E at its mark now, and nothing tripped', async () => {
    const states = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(logs, async ({ seed, count, rates }) => {
        const scopes = await judge(textOf(randomLog(seed, count, null, rates)));
        for (const scope of scopes) {
          states.set(scope.state, (states.get(scope.state) ?? 0) + 1);
          if (scope.state === 'eligible') expectWhole(scope);
          // A gate whose worst reading is not proven is met by nobody.
          for (const { state, readings } of scope.gates)
            if (readings.some(({ holds }) => !holds)) expect(state).not.toBe('met');
        }
      }),
      { numRuns: 16 },
    );
    // Both kinds came up.
    expect([...states.keys()]).toEqual(expect.arrayContaining(['eligible', 'not_shown_yet']));
  });
});
