import { describe, expect, it } from 'vitest';
import {
  acceptanceProbability,
  everAccepted,
  qualityLimits,
  samplingPlan,
  shareAccepted,
  type QualityLimit,
} from '../../src/statistics/iso-2859';

describe('single sampling of ISO 2859-1, normal inspection, level II', () => {
  // As printed in tables 1 and 2-A; ↑ and ↓ are the arrows of the table at the lot's own letter.
  it.each<[number, QualityLimit, string, string, number, number]>([
    [1_201, 1, 'K', 'K', 125, 3],
    [3_200, 1, 'K', 'K', 125, 3],
    [3_201, 1, 'L', 'L', 200, 5],
    [1_200, 1, 'J', 'J', 80, 2],
    [500, 2.5, 'H', 'H', 50, 3],
    [1_000, 0.65, 'J', 'J', 80, 1],
    [10_000, 2.5, 'L', 'L', 200, 10],
    [35_000, 0.65, 'M', 'M', 315, 5],
    [150_000, 1, 'N', 'N', 500, 10],
    [150_000, 0.25, 'N', 'N', 500, 3], // the plan that 7 CFR 42.140(d) works out: accept at 3, reject at 4
    [500_000, 0.1, 'P', 'P', 800, 2],
    [500_001, 0.25, 'Q', 'Q', 1250, 7],
    [280, 4, 'G', 'G', 32, 3],
    [150, 1.5, 'F', 'G', 32, 1], // ↓
    [90, 1.5, 'E', 'D', 8, 0], // ↑
    [150, 1, 'F', 'E', 13, 0], // ↑
    [280, 1, 'G', 'H', 50, 1], // ↓
    [50, 1, 'D', 'E', 13, 0], // ↓
    [500, 0.1, 'H', 'K', 125, 0], // ↓
    [10_000, 0.1, 'L', 'K', 125, 0], // ↑
    [3_200, 10, 'K', 'K', 125, 21],
    [35_000, 10, 'M', 'K', 125, 21], // ↑
    [500_001, 2.5, 'Q', 'N', 500, 21], // ↑
    [500_001, 0.025, 'Q', 'R', 2000, 1], // ↓
    [500_001, 0.015, 'Q', 'P', 800, 0], // ↑
    [500_001, 0.01, 'Q', 'Q', 1250, 0],
    [8, 6.5, 'A', 'A', 2, 0],
    [8, 10, 'A', 'C', 5, 1], // ↓
    [15, 10, 'B', 'C', 5, 1], // ↓
  ])('lot %i at %f %%: letter %s, plan %s', (lot, limit, letter, planLetter, n, ac) => {
    expect(samplingPlan(lot, limit)).toEqual({ letter, planLetter, n, ac, re: ac + 1 });
  });

  it('has the whole row K of the table', () => {
    const row = qualityLimits.map((limit) => {
      const { n, ac } = samplingPlan(2_000, limit);
      return `${n}/${ac}`;
    });
    expect(row.join(' ')).toBe(
      '1250/0 800/0 500/0 315/0 200/0 125/0 80/0 200/1 125/1 125/2 125/3 125/5 125/7 125/10 125/14 125/21',
    );
  });

  it('is what the tables of MIL-STD-105E give, which are the same', () => {
    // Rejection numbers from tables I and II-A as nibs.org/FMOC/DPW_AC/AC-TABLE.ASC copies them; < above, > below.
    const limits = [0.65, 1, 1.5, 2.5, 4, 6.5, 10] as const;
    const printed: [letter: string, largest: number, n: number, row: string][] = [
      ['B', 15, 3, '> > > > 1 < >'],
      ['C', 25, 5, '> > > 1 < > 2'],
      ['D', 50, 8, '> > 1 < > 2 3'],
      ['E', 90, 13, '> 1 < > 2 3 4'],
      ['F', 150, 20, '1 < > 2 3 4 6'],
      ['G', 280, 32, '< > 2 3 4 6 8'],
      ['H', 500, 50, '> 2 3 4 6 8 11'],
      ['J', 1_200, 80, '2 3 4 6 8 11 15'],
      ['K', 3_200, 125, '3 4 6 8 11 15 22'],
      ['L', 10_000, 200, '4 6 8 11 15 22 <'],
      ['M', 35_000, 315, '6 8 11 15 22 < <'],
      ['N', 150_000, 500, '8 11 15 22 < < <'],
      ['P', 500_000, 800, '11 15 22 < < < <'],
    ];
    for (const [letter, largest, n, row] of printed) {
      const plans = limits.map((limit) => samplingPlan(largest, limit));
      expect(plans[0]?.letter).toBe(letter);
      const said = plans.map(({ planLetter, re }) =>
        planLetter === letter ? String(re) : planLetter < letter ? '<' : '>',
      );
      expect(said.join(' '), letter).toBe(row);
      for (const plan of plans) if (plan.planLetter === letter) expect(plan.n).toBe(n);
    }
  });

  it('inspects the whole lot where the sample is as large', () => {
    expect(samplingPlan(8, 1)).toEqual({ letter: 'A', planLetter: 'E', n: 8, ac: 0, re: 1 });
    expect(samplingPlan(40, 0.65)).toMatchObject({ planLetter: 'F', n: 20 });
    expect(samplingPlan(40, 0.25)).toMatchObject({ planLetter: 'H', n: 40, ac: 0 });
    expect(() => samplingPlan(1, 1)).toThrow(RangeError);
    expect(() => samplingPlan(10.5, 1)).toThrow(RangeError);
  });

  it('has the operating characteristic that the standard prints for letter J', () => {
    // Table 10-J, percent nonconforming, for AQL 0.15, 0.65, 1.0 and 1.5: accepted with 10 % and with 95 %.
    for (const [limit, at10, at95] of [
      [0.15, 2.84, 0.0641],
      [0.65, 4.78, 0.446],
      [1, 6.52, 1.03],
      [1.5, 8.16, 1.73],
    ] as const) {
      const plan = samplingPlan(1_200, limit);
      expect(Math.abs(100 * shareAccepted(plan, 0.1) - at10)).toBeLessThan(0.006);
      expect(Math.abs(100 * shareAccepted(plan, 0.95) - at95)).toBeLessThan(0.006);
      expect(acceptanceProbability(plan, shareAccepted(plan, 0.1))).toBeCloseTo(0.1, 9);
    }
  });

  it('lets a bad agent pass sooner or later', () => {
    const plan = samplingPlan(70, 1);
    // n 13, Ac 0: 5 % wrong pass with 0.95^13, and in 12 weeks nearly always.
    expect(plan).toMatchObject({ n: 13, ac: 0 });
    expect(acceptanceProbability(plan, 0.05)).toBeCloseTo(0.95 ** 13, 12);
    expect(everAccepted(plan, 0.05, 12)).toBeCloseTo(1 - (1 - 0.95 ** 13) ** 12, 12);
    expect(everAccepted(plan, 0, 1)).toBe(1);
    expect(everAccepted(plan, 1, 50)).toBe(0);
  });
});
