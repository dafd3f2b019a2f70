import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, neymanAllocation } from '../../src/statistics/neyman';

const stratum = (size: number, deviation: number, cost = 1) => ({ size, deviation, cost });
const closeTo = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((one, index) => expect(one).toBeCloseTo(expected[index] ?? Number.NaN, 9));
};

describe('Neyman allocation', () => {
  it('spends in proportion to deviation over the root of cost', () => {
    closeTo(neymanAllocation([stratum(100, 0.2), stratum(100, 0.1)], 60, 0.01), [0.4, 0.2]);
    // Four times the cost halves the probability: 100·p + 100·4·p/2 = 60.
    closeTo(neymanAllocation([stratum(100, 0.2), stratum(100, 0.2, 4)], 60, 0.01), [0.2, 0.1]);
  });

  it('keeps its floor and its cap, and gives to others what they leave', () => {
    closeTo(neymanAllocation([stratum(100, 0.5), stratum(1000, 0)], 40, 0.02), [0.2, 0.02]);
    closeTo(neymanAllocation([stratum(10, 0.5), stratum(1000, 0.01)], 60, 0.01), [1, 0.05]);
    closeTo(neymanAllocation([stratum(10, 0.5), stratum(1000, 0)], 60, 0.01), [1, 0.05]);
    // The floor costs more than there is; and there is more than can be spent.
    closeTo(neymanAllocation([stratum(10, 0.5), stratum(1000, 0.1)], 5, 0.1), [0.1, 0.1]);
    closeTo(neymanAllocation([stratum(10, 0.5), stratum(90, 0)], 500, 0.1), [1, 1]);
    closeTo(neymanAllocation([stratum(10, 0), stratum(90, 0)], 50, 0.1), [0.5, 0.5]);
  });

  it('is exact as no other allocation of the same cost is', () => {
    const strata = fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 500 }),
        deviation: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        cost: fc.constantFrom(0.1, 0.2, 1),
      }),
      { minLength: 2, maxLength: 6 },
    );
    const other = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(strata, other, (all, drawn) => {
        const probabilities = all.map((_, index) => drawn[index] ?? 1);
        const best = neymanAllocation(all, costOf(all, probabilities), 0.01);
        const variance = (at: readonly number[]) =>
          all.reduce(
            (sum, { size, deviation }, index) => sum + (size * deviation ** 2) / (at[index] ?? 1),
            0,
          );
        expect(costOf(all, best)).toBeCloseTo(costOf(all, probabilities), 6);
        expect(variance(best)).toBeLessThanOrEqual(variance(probabilities) * (1 + 1e-9));
      }),
    );
  });

  it('refuses a floor of 0 and a cost of 0', () => {
    expect(() => neymanAllocation([stratum(1, 1)], 1, 0)).toThrow(RangeError);
    expect(() => neymanAllocation([stratum(1, 1, 0)], 1, 0.1)).toThrow(RangeError);
  });
});
