import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  benjaminiHochberg,
  alphaOfCandidate,
  eBenjaminiHochberg,
  eLond,
  holm,
  holmReject,
} from '../../src/statistics/multiple-testing';
import {
  benjaminiYekutieli,
  bonferroni,
  bonferroniReject,
} from '../../src/statistics/reference/multiple-testing';
import { binomialTest } from '../../src/statistics/reference/binomial-test';
import { breslowDay } from '../../src/statistics/breslow-day';
import { chi2Homogeneity } from '../../src/statistics/chi2-homogeneity';
import { cohenKappa } from '../../src/statistics/cohen-kappa';
import { fisherExact, type Table2x2 } from '../../src/statistics/fisher-exact';
import { gwetAc1 } from '../../src/statistics/gwet-ac1';
import { mantelHaenszel, mantelHaenszelDifference } from '../../src/statistics/mantel-haenszel';
import { mcnemar } from '../../src/statistics/mcnemar';
import { twoProportionTest } from '../../src/statistics/two-proportion-test';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
const small = fc.integer({ min: 0, max: 25 });

/** UC Berkeley admissions 1973 by department: [[men admitted, refused], [women admitted, refused]]. */
const berkeley: Table2x2[] = [
  [
    [512, 313],
    [89, 19],
  ],
  [
    [353, 207],
    [17, 8],
  ],
  [
    [120, 205],
    [202, 391],
  ],
  [
    [138, 279],
    [131, 244],
  ],
  [
    [53, 138],
    [94, 299],
  ],
  [
    [22, 351],
    [24, 317],
  ],
];

describe('adjusted p values', () => {
  it('never fall below the raw ones and keep their order of strictness', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [h, b, bh, by] = [holm(p), bonferroni(p), benjaminiHochberg(p), benjaminiYekutieli(p)];
        p.forEach((raw, i) => {
          const atLeast = (value: number | undefined) => (value ?? 2) * (1 - 1e-12);
          expect(bh[i]).toBeGreaterThanOrEqual(atLeast(raw));
          expect(h[i]).toBeGreaterThanOrEqual(atLeast(bh[i]));
          expect(b[i]).toBeGreaterThanOrEqual(atLeast(h[i]));
          expect(by[i]).toBeGreaterThanOrEqual(atLeast(bh[i]));
          expect(by[i]).toBeLessThanOrEqual(1);
        });
        for (const rejected of bonferroniReject(p, 0.1)) expect(holmReject(p, 0.1)).toContain(rejected);
      }),
    );
  });

  it('refuse what is no p value', () => {
    for (const adjust of [holm, bonferroni, benjaminiHochberg, benjaminiYekutieli]) {
      expect(() => adjust([0.1, NaN])).toThrow(RangeError);
      expect(adjust([])).toEqual([]);
    }
  });

  it('e-BH rejects the k largest e-values that reach n/(αk)', () => {
    // n = 4, α = .1: needs 40, 20, 13.3, 10.
    expect(eBenjaminiHochberg([50, 21, 5, 1].map(Math.log), 0.1)).toEqual([0, 1]);
    expect(eBenjaminiHochberg([39, 19, 13, 9].map(Math.log), 0.1)).toEqual([]);
    expect(eBenjaminiHochberg([11, 11, 11, 11].map(Math.log), 0.1)).toEqual([0, 1, 2, 3]);
  });

  it('e-LOND needs t(t + 1)/α over one more than the rejections before', () => {
    const one = (step: number, e: number) => ({ step, logE: [Math.log(e)], family: 1 });
    // α = .1: 20; after one rejection 60/2; 120/2; after two 200/3; without any 60 and 120.
    const answers = eLond([one(1, 21), one(2, 29), one(3, 61), one(4, 66)], 0.1);
    expect(answers.map(({ rejected }) => rejected.length)).toEqual([1, 0, 1, 0]);
    [20, 30, 60, 200 / 3].forEach((e, place) => expect(answers[place]?.needed[0]).toBeCloseTo(e, 9));
    // A step that is left out is spent all the same.
    expect(eLond([one(2, 59)], 0.1)[0]).toMatchObject({ rejected: [] });
    expect(eLond([one(2, 61)], 0.1)[0]).toMatchObject({ rejected: [0] });
    expect(() => eLond([one(2, 1), one(2, 1)], 0.1)).toThrow(RangeError);
  });

  it('e-LOND splits a step among those that were first tested together, tested or not', () => {
    const batch = (logE: number[], family: number) => eLond([{ step: 1, logE, family }], 0.1)[0];
    // Four share step 1: 80, 40, 26.7, 20 for one to four of them.
    const answer = batch([41, 40, 19, 81].map(Math.log), 4);
    expect(answer?.rejected).toEqual([0, 1, 3]);
    [80 / 3, 80 / 3, 20, 80 / 3].forEach((e, place) => expect(answer?.needed[place]).toBeCloseTo(e, 9));
    // Asking for one of the four alone is no cheaper.
    expect(batch([Math.log(79)], 4)?.rejected).toEqual([]);
    expect(() => batch([1, 1], 1)).toThrow(RangeError);
  });

  it('e-LOND keeps the false discovery rate where e-values are as bad as they can be', () => {
    // Nulls that exclude each other: each reaches what it needs with a chance of 1 in it, never two at once.
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (sizes, alpha) => {
          const none = sizes.map((family, place) => ({
            step: place + 1,
            logE: Array.from({ length: family }, () => -Infinity),
            family,
          }));
          const chances = eLond(none, alpha).flatMap(({ needed }) => needed.map((e) => 1 / e));
          expect(chances.reduce((a, b) => a + b)).toBeLessThanOrEqual(alpha + 1e-12);
        },
      ),
    );
  });

  it('spends α over candidate bundles so that it adds up', () => {
    const spent = Array.from({ length: 100_000 }, (_, i) => alphaOfCandidate(0.05, i + 1)).reduce(
      (a, b) => a + b,
    );
    expect(spent).toBeLessThanOrEqual(0.05);
    expect(spent).toBeCloseTo(0.05, 5);
  });
});

describe('McNemar', () => {
  it('gives 18/256 exact and 10/256 mid-p for 1 against 7', () => {
    expect(mcnemar(1, 7, { method: 'exact' }).p).toBeCloseTo(18 / 256, 12);
    expect(mcnemar(1, 7, { method: 'mid-p' }).p).toBeCloseTo(10 / 256, 12);
  });

  it('is exact below 25 discordant pairs, says nothing without any, and does not care for the side', () => {
    expect(mcnemar(10, 14).method).toBe('exact');
    expect(mcnemar(10, 15).method).toBe('chi-square');
    expect(mcnemar(0, 0).p).toBe(1);
    expect(mcnemar(6, 6, { method: 'mid-p' }).p).toBeCloseTo(1, 12);
    expect(mcnemar(3, 9).p).toBe(mcnemar(9, 3).p);
    expect(() => mcnemar(-1, 2)).toThrow(RangeError);
  });
});

describe('exact tests', () => {
  it('Fisher agrees with itself on the transposed and the turned table', () => {
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        const p = fisherExact([
          [a, b],
          [c, d],
        ]);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(
          fisherExact([
            [a, c],
            [b, d],
          ]),
        ).toBeCloseTo(p, 9);
        expect(
          fisherExact([
            [d, c],
            [b, a],
          ]),
        ).toBeCloseTo(p, 9);
      }),
    );
  });

  it('binomial tails add to 1 plus the observed outcome', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (n, p0) => {
          const less = binomialTest(1, n, p0, 'less');
          const greater = binomialTest(2, Math.max(2, n), p0, 'greater');
          if (n >= 2) expect(less + greater).toBeCloseTo(1, 10);
          expect(binomialTest(n, n, p0, 'less')).toBe(1);
        },
      ),
    );
  });

  it('a z test of two samples squares to the chi-square of their table', () => {
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        const z = twoProportionTest({ x1: a, n1: a + b, x2: c, n2: c + d });
        const chi2 = chi2Homogeneity([
          [a, b],
          [c, d],
        ]);
        expect(z === null).toBe(chi2 === null);
        if (z !== null && chi2 !== null) expect(z.z ** 2).toBeCloseTo(chi2.chi2, 8);
      }),
    );
  });
});

describe('UC Berkeley admissions', () => {
  it('pools to what R mantelhaen.test prints', () => {
    const pooled = mantelHaenszel(berkeley, { continuity: true });
    expect(pooled.oddsRatio).toBeCloseTo(0.9046968, 7);
    expect(pooled.interval?.lower).toBeCloseTo(0.7719074, 7);
    expect(pooled.interval?.upper).toBeCloseTo(1.0603298, 7);
    expect(pooled.chi2).toBeCloseTo(1.4269, 4);
    expect(pooled.p).toBeCloseTo(0.2323, 4);
  });

  it('shows departments that do not agree, and a raw gap that turns round', () => {
    const test = breslowDay(berkeley);
    expect(test?.df).toBe(5);
    expect(test?.p).toBeLessThan(0.01);
    const raw = (1198 / 2691 - 557 / 1835) as number;
    expect(raw).toBeGreaterThan(0.14);
    expect(mantelHaenszelDifference(berkeley)?.difference).toBeLessThan(0);
  });

  it('meets the Breslow–Day value of statsmodels, 1.8438 with p .7645', () => {
    const tables: Table2x2[] = [
      [
        [20, 14],
        [10, 24],
      ],
      [
        [15, 12],
        [3, 15],
      ],
      [
        [3, 2],
        [3, 2],
      ],
      [
        [12, 3],
        [7, 5],
      ],
      [
        [1, 0],
        [3, 2],
      ],
    ];
    expect(breslowDay(tables)?.chi2).toBeCloseTo(1.8438, 4);
    expect(breslowDay(tables)?.p).toBeCloseTo(0.7645, 4);
  });
});

describe('agreement', () => {
  const square = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  });
  const transposed = (table: readonly (readonly number[])[]) =>
    table.map((_, i) => table.map((row) => row[i] ?? 0));

  it('stays in −1…1 and does not care which rater comes first', () => {
    fc.assert(
      fc.property(square, (table) => {
        for (const weights of ['unweighted', 'linear', 'quadratic'] as const) {
          const here = cohenKappa(table, { weights });
          const there = cohenKappa(transposed(table), { weights });
          expect(here === null).toBe(there === null);
          if (here === null || there === null) continue;
          expect(here.kappa).toBeCloseTo(there.kappa, 9);
          expect(here.kappa).toBeLessThanOrEqual(1);
          expect(here.lower).toBeLessThanOrEqual(here.kappa);
        }
        expect(gwetAc1(table)?.ac1 ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows the prevalence paradox: 90 % agreement, kappa −.05, AC1 .89', () => {
    const table = [
      [90, 5],
      [5, 0],
    ];
    expect(cohenKappa(table)?.observed).toBe(0.9);
    expect(cohenKappa(table)?.kappa).toBeCloseTo(-1 / 19, 12);
    // chance: 2·.95·.05 = .095, so AC1 = .805/.905
    expect(gwetAc1(table)?.ac1).toBeCloseTo(0.805 / 0.905, 12);
  });

  it('gives the standard errors and intervals published for AC1', () => {
    const diagnosis = gwetAc1([
      [40, 4, 4, 17],
      [6, 25, 2, 13],
      [4, 1, 21, 12],
      [15, 5, 9, 45],
    ]);
    expect(diagnosis?.se).toBeCloseTo(0.043, 3);
    expect(diagnosis?.lower).toBeCloseTo(0.371, 3);
    expect(diagnosis?.upper).toBeCloseTo(0.542, 3);
  });

  it('is undefined, not perfect, when both raters only ever said one thing', () => {
    expect(
      cohenKappa([
        [12, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(cohenKappa([])).toBeNull();
    expect(gwetAc1([[7]])).toBeNull();
  });
});
