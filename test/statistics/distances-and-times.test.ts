import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cumulativeIncidence,
  incidenceAt,
  incidenceInterval,
  incidenceQuantile,
  incidenceQuantileInterval,
  incidenceSe,
} from '../../src/statistics/cumulative-incidence';
import { hellinger, lInfinity, wasserstein1 } from '../../src/statistics/reference/distances';
import { jensenShannonDistance, totalVariation } from '../../src/statistics/distances';
import { kaplanMeier, survivalAt } from '../../src/statistics/kaplan-meier';
import { kitagawa } from '../../src/statistics/kitagawa';
import { ksTwoSample } from '../../src/statistics/reference/ks-two-sample';
import { logrank } from '../../src/statistics/reference/logrank';
import { psi, psiCriticalValue, psiP } from '../../src/statistics/psi';

const counts = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 })
  .filter((list) => list.some((count) => count > 0));
const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });

describe.each([
  ['total variation', totalVariation],
  ['L∞', lInfinity],
  ['Hellinger', hellinger],
  ['Jensen–Shannon, base 2', (p: readonly number[], q: readonly number[]) => jensenShannonDistance(p, q, 2)],
] as const)('%s', (_, distance) => {
  it('is 0 for equal shares, 1 for none in common, and the same both ways', () => {
    fc.assert(
      fc.property(counts, counts, (p, q) => {
        const d = distance(p, q);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(d).toBeLessThanOrEqual(1 + 1e-12);
        expect(distance(q, p)).toBeCloseTo(d, 12);
        expect(
          distance(
            p,
            p.map((count) => 3 * count),
          ),
        ).toBeCloseTo(0, 7);
      }),
    );
    expect(distance([1, 0], [0, 9])).toBeCloseTo(1, 12);
  });

  it('refuses an empty sample', () => {
    expect(() => distance([0, 0], [1, 1])).toThrow(RangeError);
    expect(() => distance([1], [1, 1])).toThrow(RangeError);
    expect(() => distance([1, NaN], [1, 1])).toThrow(RangeError);
  });
});

describe('PSI', () => {
  it('stays finite with empty bins, smoothed by ½', () => {
    const smoothed = (x: number, n: number) => (x + 0.5) / (n + 1);
    const [p, q] = [smoothed(10, 10), smoothed(5, 10)];
    const expected = (q - p) * Math.log(q / p) + (1 - q - (1 - p)) * Math.log((1 - q) / (1 - p));
    expect(psi([10, 0], [5, 5])).toBeCloseTo(expected, 12);
  });

  it('is far above 0.1 by chance alone on small samples, as its critical value says', () => {
    expect(psiCriticalValue(10, 100, 100)).toBeCloseTo(16.91897760462045 * 0.02, 10);
    expect(psiP(psiCriticalValue(10, 100, 100), 10, 100, 100)).toBeCloseTo(0.05, 10);
  });
});

describe('Wasserstein-1', () => {
  it('is the shift of a shifted sample', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 0, max: 9 }), (x, shift) => {
        expect(
          wasserstein1(
            x,
            x.map((value) => value + shift),
          ),
        ).toBeCloseTo(shift, 9);
      }),
    );
    expect(wasserstein1([0, 1, 3], [5, 6, 8])).toBeCloseTo(5, 12);
    expect(wasserstein1([], [1])).toBeNull();
  });
});

describe('waits that come in incidents', () => {
  const curve = (times: readonly number[]) =>
    cumulativeIncidence(
      times,
      times.map((t) => (t % 5 === 0 ? 2 : 1)),
      1,
    );
  const waits = Array.from({ length: 40 }, (_, i) => i + 1);
  const tenfold = waits.flatMap((wait) => Array.from({ length: 10 }, () => wait));

  it('say ten times over what one of them says, and no more', () => {
    for (const t of [5, 13, 28]) {
      const alone = incidenceInterval(curve(waits), t, { designEffect: 1, clusters: 40 });
      const together = incidenceInterval(curve(tenfold), t, { designEffect: 10, clusters: 40 });
      expect(together.lower).toBeCloseTo(alone.lower, 10);
      expect(together.upper).toBeCloseTo(alone.upper, 10);
    }
    expect(incidenceInterval(curve(tenfold), 13, { designEffect: 10, clusters: 1 })).toEqual({
      lower: 0,
      upper: 1,
    });
  });

  it('bound a median by the times at which the share approved may be a half', () => {
    const steps = curve(waits);
    const clustered = { designEffect: 1.5, clusters: 40 };
    const holding = steps
      .filter(({ incidence }) => incidence > 0)
      .map(({ time }) => ({ time, ...incidenceInterval(steps, time, clustered) }));
    const found = incidenceQuantileInterval(steps, 0.5, clustered)!;
    expect(found.lower).toBe(holding.find(({ upper }) => upper >= 0.5)?.time);
    expect(found.upper).toBe(holding.find(({ lower }) => lower >= 0.5)?.time);
    expect(found.lower).toBeLessThan(incidenceQuantile(steps, 0.5)!);
    expect(found.upper).toBeGreaterThan(incidenceQuantile(steps, 0.5)!);
    // Four in five end in approval: nine in ten never do.
    expect(incidenceQuantileInterval(steps, 0.9, clustered)).toBeNull();
  });
});

describe('Kolmogorov–Smirnov', () => {
  it('counts by hand: 2 of 20 orders of 3 and 3 keep the samples apart', () => {
    expect(ksTwoSample([1, 2, 3], [4, 5, 6])).toEqual({
      d: 1,
      p: expect.closeTo(2 / 20, 12),
      method: 'exact',
    });
  });

  it('keeps its digits far in the tail: 50 below 50 are 2 of C(100, 50) orders', () => {
    const run = (from: number) => Array.from({ length: 50 }, (_, i) => from + i);
    const p = ksTwoSample(run(0), run(100))!.p;
    expect(p / (2 / 100891344545564193334812497256)).toBeCloseTo(1, 9);
    const one = ksTwoSample(run(0), run(100), { alternative: 'greater' })!.p;
    expect(one / (1 / 100891344545564193334812497256)).toBeCloseTo(1, 9);
  });

  it('gives nearly the same by its limit on larger samples', () => {
    const x = Array.from({ length: 900 }, (_, i) => i / 900);
    const y = Array.from({ length: 800 }, (_, i) => (i / 800) ** 1.15);
    const exact = ksTwoSample(x, y, { method: 'exact' });
    const limit = ksTwoSample(x, y, { method: 'asymptotic' });
    expect(limit?.p).toBeCloseTo(exact?.p ?? NaN, 1);
    expect(ksTwoSample([1], [])).toBeNull();
  });
});

const waits = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 15 }), status: fc.integer({ min: 0, max: 2 }) }),
  {
    minLength: 1,
    maxLength: 40,
  },
);

describe('waiting times', () => {
  it('without censoring, incidence is the plain share', () => {
    fc.assert(
      fc.property(waits, (all) => {
        const resolved = all.filter(({ status }) => status !== 0);
        const time = resolved.map((one) => one.time);
        const status = resolved.map((one) => one.status);
        const curve = cumulativeIncidence(time, status, 1);
        const share = (t: number) =>
          resolved.filter((one) => one.status === 1 && one.time <= t).length / Math.max(1, resolved.length);
        for (const t of [0, 3, 7, 15]) expect(incidenceAt(curve, t)).toBeCloseTo(share(t), 10);
      }),
    );
  });

  it('causes and waiting add up to 1', () => {
    fc.assert(
      fc.property(waits, (all) => {
        const time = all.map((one) => one.time);
        const status = all.map((one) => one.status);
        const any = kaplanMeier(
          time,
          status.map((cause) => (cause === 0 ? 0 : 1)),
        );
        for (const t of [0, 4, 9, 15]) {
          const sum =
            incidenceAt(cumulativeIncidence(time, status, 1), t) +
            incidenceAt(cumulativeIncidence(time, status, 2), t);
          expect(sum + survivalAt(any, t)).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  it('with one cause, incidence and its error are those of Kaplan–Meier and Greenwood', () => {
    fc.assert(
      fc.property(waits, (all) => {
        const time = all.map((one) => one.time);
        const event = all.map((one) => (one.status === 1 ? 1 : 0));
        const km = kaplanMeier(time, event);
        const curve = cumulativeIncidence(time, event, 1);
        for (const step of km) {
          expect(incidenceAt(curve, step.time)).toBeCloseTo(1 - step.survival, 10);
          if (step.survival > 0) expect(incidenceSe(curve, step.time)).toBeCloseTo(step.se, 8);
        }
      }),
    );
  });

  it('has no median while half are still pending', () => {
    const curve = cumulativeIncidence([1, 2, 9, 9, 9], [1, 1, 0, 0, 0], 1);
    expect(incidenceQuantile(curve, 0.4)).toBe(2);
    expect(incidenceQuantile(curve, 0.5)).toBeNull();
    expect(() => cumulativeIncidence([-1], [1], 1)).toThrow(RangeError);
    expect(() => cumulativeIncidence([1], [1], 0)).toThrow(RangeError);
  });

  it('log-rank of three groups does not depend on their order', () => {
    const time = [3, 1, 2, 3, 2, 1, 5, 3, 7, 1, 5, 9];
    const event = [1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1];
    const group = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
    const turned = group.map((g) => (g + 1) % 3);
    expect(logrank(time, event, group)?.df).toBe(2);
    expect(logrank(time, event, turned)?.chi2).toBeCloseTo(logrank(time, event, group)?.chi2 ?? NaN, 9);
    expect(
      logrank(
        time,
        event,
        time.map(() => 0),
      ),
    ).toBeNull();
  });
});

describe('Kitagawa', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('parts add up to the change of the overall rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n0: fc.nat(50), n1: fc.nat(50), r0: share, r1: share }), {
          minLength: 1,
          maxLength: 8,
        }),
        (rows) => {
          const [n0, n1] = [rows.reduce((s, r) => s + r.n0, 0), rows.reduce((s, r) => s + r.n1, 0)];
          fc.pre(n0 > 0 && n1 > 0);
          const parts = kitagawa(
            rows.map((r) => ({
              w0: r.n0 / n0,
              w1: r.n1 / n1,
              r0: r.n0 > 0 ? r.r0 : null,
              r1: r.n1 > 0 ? r.r1 : null,
            })),
          );
          const rate0 = rows.reduce((s, r) => s + (r.n0 / n0) * r.r0, 0);
          const rate1 = rows.reduce((s, r) => s + (r.n1 / n1) * r.r1, 0);
          expect(parts.total).toBeCloseTo(rate1 - rate0, 10);
        },
      ),
    );
  });

  it('keeps strata that only one bundle has apart', () => {
    const parts = kitagawa([
      { w0: 1, w1: 0.5, r0: 0.1, r1: 0.1 },
      { w0: 0, w1: 0.5, r0: null, r1: 0.4 },
    ]);
    expect(parts.behaviour).toBe(0);
    expect(parts.mix).toBeCloseTo(-0.05, 12);
    expect(parts.unmatched).toBeCloseTo(0.2, 12);
  });
});
