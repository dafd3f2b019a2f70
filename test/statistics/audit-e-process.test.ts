import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditEProcess,
  auditUpperBound,
  auditWorseEProcess,
  type AuditIncident,
  type AuditOptions,
} from '../../src/statistics/audit-e-process';
import { bettingEProcess, worseEProcess } from '../../src/statistics/betting-e-process';

/** A kind of incident: how often it comes, its share in error, and what its weak label says. */
interface Kind {
  readonly often: number;
  readonly y: number;
  readonly stratum: number;
}

interface Leaf {
  readonly chance: number;
  readonly incidents: readonly AuditIncident[];
}

/** Shrunk share in error of earlier readings in the stratum: what a prediction may know. */
function predicted(before: readonly AuditIncident[], strata: readonly number[], stratum: number): number {
  const read = before.flatMap(({ share }, index) =>
    strata[index] === stratum && share !== null ? [share] : [],
  );
  return (read.reduce((sum, share) => sum + share, 0.5) + 0) / (read.length + 1);
}

/** Every outcome of a stream or of a fixed population: which kind comes, and in which part of the draw it falls. */
function outcomes(at: readonly (readonly Kind[])[], probabilities: readonly number[]): Leaf[] {
  const lowest = Math.min(...probabilities);
  const leaves: Leaf[] = [];
  const grow = (chance: number, incidents: readonly AuditIncident[], strata: readonly number[]) => {
    const kinds = at[incidents.length];
    if (kinds === undefined) return void leaves.push({ chance, incidents });
    for (const { often, y, stratum } of kinds) {
      const probability = probabilities[stratum] ?? 1;
      const prediction = predicted(incidents, strata, stratum);
      const parts = [
        { of: lowest, share: y, isUniform: true },
        { of: probability - lowest, share: y, isUniform: false },
        { of: 1 - probability, share: null, isUniform: false },
      ];
      for (const { of, ...drawn } of parts)
        if (of > 0)
          grow(
            chance * often * of,
            [...incidents, { ...drawn, probability, prediction }],
            [...strata, stratum],
          );
    }
  };
  grow(1, [], []);
  return leaves;
}

const mean = (leaves: readonly Leaf[], value: (incidents: readonly AuditIncident[]) => number) =>
  leaves.reduce((sum, { chance, incidents }) => sum + chance * value(incidents), 0);

const probabilities = [1, 0.4, 0.15];
const options: AuditOptions = { lowestProbability: 0.15 };
/** 12 % in error, nearly all of it where the weak label says right; predictions there are far too low or high. */
const hidden: readonly Kind[] = [
  { often: 0.05, y: 0, stratum: 0 },
  { often: 0.02, y: 1, stratum: 0 },
  { often: 0.2, y: 0, stratum: 1 },
  { often: 0.63, y: 0, stratum: 2 },
  { often: 0.1, y: 1, stratum: 2 },
];
const stream = (kinds: readonly Kind[], n: number) => Array.from({ length: n }, () => kinds);

describe('e-process of the gate on an audit', () => {
  const leaves = outcomes(stream(hidden, 3), probabilities);

  it('has an expectation of exactly 1 at the limit, over every outcome', () => {
    expect(mean(leaves, () => 1)).toBeCloseTo(1, 12);
    const at = (part: 'logE' | 'informed' | 'uniform') =>
      mean(leaves, (incidents) => Math.exp(auditEProcess(incidents, 0.12, options)[part]));
    expect(at('informed')).toBeCloseTo(1, 12);
    expect(at('uniform')).toBeCloseTo(1, 12);
    expect(at('logE')).toBeCloseTo(1, 12);
  });

  it('has one below 1 above the limit, and where a drawn case without an answer counts as an error', () => {
    const above = mean(leaves, (incidents) => Math.exp(auditEProcess(incidents, 0.1, options).logE));
    expect(above).toBeLessThan(0.995);
    const silent = mean(leaves, (incidents) =>
      Math.exp(
        auditEProcess(
          incidents.map((one, index) => (one.share === 0 && index === 1 ? { ...one, share: 1 } : one)),
          0.12,
          options,
        ).logE,
      ),
    );
    expect(silent).toBeLessThan(0.99);
  });

  it('is below 1 for any fixed frame whose mean is at the limit, in whichever order', () => {
    // A frame of six with a mean of ½: the errors where few are read, and where many are.
    for (const errors of [
      [0, 1, 2],
      [3, 4, 5],
      [0, 2, 4],
      [1, 3, 5],
    ]) {
      const frame = [2, 2, 2, 0, 0, 1].map((stratum, index): Kind[] => [
        { often: 1, y: errors.includes(index) ? 1 : 0, stratum },
      ]);
      for (const order of [frame, frame.toReversed()]) {
        const value = mean(outcomes(order, probabilities), (incidents) =>
          Math.exp(auditEProcess(incidents, 0.5, options).logE),
        );
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThan(0.3);
      }
    }
  });

  it('would flatter with bets by stratum, which is why it takes none', () => {
    const byStratum = mean(leaves, (incidents) =>
      Math.exp(
        auditEProcess(
          incidents.map((one) => ({ ...one, weight: one.probability < 0.2 ? 0.1 : 1 })),
          0.12,
          options,
        ).informed,
      ),
    );
    expect(byStratum).toBeGreaterThan(1.003);
  });

  it('reaches 1/α at some look in at most α of the outcomes', () => {
    const half: Kind[] = [
      { often: 0.25, y: 1, stratum: 1 },
      { often: 0.25, y: 0, stratum: 0 },
      { often: 0.25, y: 1, stratum: 0 },
      { often: 0.25, y: 0, stratum: 1 },
    ];
    const looks = outcomes(stream(half, 5), [1, 0.6]);
    for (const alpha of [0.6, 0.5, 0.3, 0.2]) {
      const ever = mean(looks, (incidents) => {
        const { maxLogE } = auditEProcess(incidents, 0.5, { lowestProbability: 0.6 });
        return maxLogE >= -Math.log(alpha) ? 1 : 0;
      });
      expect(ever).toBeLessThanOrEqual(alpha);
      expect(ever).toBeGreaterThan(0);
    }
  });

  it('keeps an expectation of 1 for clusters, as means and as sums', () => {
    const pairs = outcomes(stream(hidden, 2), probabilities);
    for (const [part, largest, p0] of [
      [0.5, 1, 0.12],
      [1, 2, 0.24],
    ] as const) {
      const value = (side: typeof auditEProcess) =>
        mean(pairs, (incidents) =>
          Math.exp(
            side([{ parts: incidents.map((one) => ({ ...one, part })) }], p0, { ...options, largest }).logE,
          ),
        );
      expect(value(auditEProcess)).toBeCloseTo(1, 12);
      expect(value(auditWorseEProcess)).toBeCloseTo(1, 12);
    }
  });

  it('is worked out by hand for three incidents', () => {
    const incidents: AuditIncident[] = [
      { share: 0, probability: 0.5, prediction: 0.2, isUniform: false },
      { share: 1, probability: 0.25, prediction: 0.1, isUniform: true },
      { share: null, probability: 0.25, prediction: 0.1, isUniform: false },
    ];
    // X: 0.2 − 0.2/0.5 = −0.2; 0.1 + 0.9/0.25 = 3.7; 0.1. λ = fraction/(4 − 0.1).
    const bets = [0.3, 0.7, 0.95];
    const product = (fraction: number) =>
      (1 + (fraction / 3.9) * 0.3) * (1 - (fraction / 3.9) * 3.6) * (1 + 0);
    // A tenth of what is staked lies on the smallest bet, the rest on the others alike.
    const stakes = [0.1, 0.45, 0.45];
    const staked = (value: (fraction: number) => number) =>
      bets.reduce((sum, fraction, k) => sum + (stakes[k] ?? 0) * value(fraction), 0);
    const informed = staked(product);
    const uniform = staked((fraction) => 1 - fraction);
    const process = auditEProcess(incidents, 0.1, { lowestProbability: 0.25 });
    expect(Math.exp(process.informed)).toBeCloseTo(informed, 12);
    expect(Math.exp(process.uniform)).toBeCloseTo(uniform, 12);
    expect(Math.exp(process.logE)).toBeCloseTo((informed + uniform) / 2, 12);
    expect(process.series).toHaveLength(3);
    // Only the first incident was in favour: 1.3/1.3… of the informed bets, nothing yet of the uniform ones.
    const first = staked((fraction) => 1 + (fraction / 3.9) * 0.3);
    expect(Math.exp(process.maxLogE)).toBeCloseTo((first + 1) / 2, 12);
  });

  it('is the ordinary gate with other stakes where everything is read', () => {
    const x = [0, 0, 1, 0, 0.5, 0, 0, 0];
    const all = x.map((share) => ({ share, probability: 1, prediction: 0.3, isUniform: true }));
    const whole = { lowestProbability: 1 };
    const bet = (fraction: number) => Math.exp(bettingEProcess(x, 0.3, [fraction]).logE);
    const { logE } = auditEProcess(all, 0.3, whole);
    expect(Math.exp(logE)).toBeCloseTo(0.1 * bet(0.3) + 0.45 * (bet(0.7) + bet(0.95)), 12);
    expect(auditWorseEProcess(all, 0.3, whole).logE).toBeCloseTo(worseEProcess(x, 0.3).logE, 12);
  });

  it('refuses what no draw can hold', () => {
    const one: AuditIncident = { share: 0, probability: 0.5, prediction: 0, isUniform: false };
    for (const wrong of [
      { probability: 0.1 },
      { probability: 1.1 },
      { share: 1.2 },
      { prediction: -0.1 },
      { prediction: Number.NaN },
      { share: null, isUniform: true },
      { weight: 2 },
      { lowest: 0 },
    ])
      expect(() => auditEProcess([{ ...one, ...wrong }], 0.1, options), JSON.stringify(wrong)).toThrow(
        RangeError,
      );
    const two = {
      parts: [
        { ...one, part: 1 },
        { ...one, part: 1 },
      ],
    };
    expect(() => auditEProcess([two], 0.1, options)).toThrow(RangeError);
  });
});

describe('its opposite and its bound', () => {
  it('has an expectation of 1 at the limit over every outcome, and positive wealth', () => {
    const leaves = outcomes(stream(hidden, 3), probabilities);
    for (const part of ['informed', 'uniform', 'logE'] as const) {
      const at = (p0: number) =>
        mean(leaves, (incidents) => Math.exp(auditWorseEProcess(incidents, p0, options)[part]));
      expect(at(0.12)).toBeCloseTo(1, 12);
      expect(at(0.2)).toBeLessThan(1);
      expect(at(0.01)).toBeGreaterThan(1);
    }
    expect(
      leaves.every(({ incidents }) => Number.isFinite(auditWorseEProcess(incidents, 0.001, options).logE)),
    ).toBe(true);
  });

  it('bounds by what the gate rejects: just above it does, just below it does not', () => {
    const incident = fc.record({
      share: fc.constantFrom(null, 0, 0, 0, 0.5, 1),
      probability: fc.constantFrom(0.15, 0.4, 1),
      prediction: fc.constantFrom(0, 0.02, 0.5, 1),
      isUniform: fc.boolean(),
      weight: fc.constantFrom(1, 0.5),
    });
    fc.assert(
      fc.property(fc.array(incident, { minLength: 1, maxLength: 60 }), (drawn) => {
        const incidents = drawn.map((one) => ({ ...one, isUniform: one.isUniform && one.share !== null }));
        const bound = auditUpperBound(incidents, 0.1, options);
        const logE = (p0: number) => auditEProcess(incidents, p0, options).logE;
        const needed = -Math.log(0.1);
        if (bound < 1 - 1e-9) expect(logE(bound + 1e-9)).toBeGreaterThanOrEqual(needed - 1e-6);
        if (bound > 1e-6) expect(logE(Math.min(bound, 1 - 1e-9) * (1 - 1e-7))).toBeLessThan(needed + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});
