import { describe, expect, it } from 'vitest';
import { simulateIncidents } from '../../src/readiness/plan/simulate';
import { seeded } from './builders';
import { looks, perDay, promoted, promotedAt, simulate, wholeAlpha } from './promotion';

/** Three standard errors of a simulated share that is truly α. */
const tolerance = (runs: number) => 3 * Math.sqrt((0.05 * 0.95) / runs);

describe('the gate under looks every 20 incidents up to 400', () => {
  it.each([
    ['independent', { errorRate: 0.05, decisionsPerIncident: 1, icc: 0 }, 2000, 11],
    ['clustered', { errorRate: 0.05, decisionsPerIncident: 8, icc: 0.3 }, 1500, 12],
  ] as const)('promotes an agent at the limit in at most α of the runs, %s', (_, agent, runs, seed) => {
    const share = promoted(simulate(agent, runs, seed));
    expect(share).toBeLessThanOrEqual(0.05);
    expect(share).toBeLessThanOrEqual((0.05 * 6) / Math.PI ** 2 + tolerance(runs));
  });

  it('would promote it far more often if an ordinary bound were looked at each time', () => {
    const uniform = seeded(13);
    const runs = 400;
    let fooled = 0;
    for (let run = 0; run < runs; run += 1) {
      const incidents = simulateIncidents(
        { errorRate: 0.05, decisionsPerIncident: 8, icc: 0.3 },
        400,
        perDay,
        uniform,
      );
      const once = looks.some((seen) => {
        const errors = incidents.slice(0, seen).reduce((sum, { errors }) => sum + errors, 0);
        const n = 8 * seen;
        const p = errors / n;
        return p + 1.645 * Math.sqrt((p * (1 - p)) / n) < 0.05;
      });
      if (once) fooled += 1;
    }
    expect(fooled / runs).toBeGreaterThan(0.25);
  });

  it('spends α over five bundles that all stand at the limit', () => {
    const uniform = seeded(14);
    const agent = { errorRate: 0.05, decisionsPerIncident: 8, icc: 0.3 };
    const runs = 400;
    let any = 0;
    for (let run = 0; run < runs; run += 1) {
      if ([1, 2, 3, 4, 5].some((k) => promotedAt(agent, uniform, k) < Infinity)) any += 1;
    }
    expect(any / runs).toBeLessThanOrEqual(0.05 + tolerance(runs));
  });

  it('promotes a good agent, 1.5 % against 5 %, after a median of at most 320 incidents', () => {
    const at = simulate({ errorRate: 0.015, decisionsPerIncident: 1, icc: 0 }, 400, 15);
    expect(at[at.length / 2]!).toBeLessThanOrEqual(320);
    expect(at[at.length / 2]!).toBeGreaterThanOrEqual(100);
    const several = simulate({ errorRate: 0.015, decisionsPerIncident: 5, icc: 0.3 }, 300, 15);
    expect(several[several.length / 2]!).toBeLessThanOrEqual(320);
  });

  it('needs fewer where the bundle has all of α', () => {
    const agent = { errorRate: 0.015, decisionsPerIncident: 5, icc: 0.3 };
    const first = simulate(agent, 300, 15, wholeAlpha);
    const fifth = simulate(agent, 300, 15);
    expect(first[150]!).toBeLessThanOrEqual(fifth[150]!);
    expect(first[150]!).toBeLessThanOrEqual(320);
  });

  it('simulates the error rate and the correlation it is asked for', () => {
    const incidents = simulateIncidents(
      { errorRate: 0.05, decisionsPerIncident: 8, icc: 0.3 },
      40_000,
      1,
      seeded(16),
    );
    const shares = incidents.map(({ errors }) => errors / 8);
    const mean = shares.reduce((a, b) => a + b) / shares.length;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
    expect(mean).toBeCloseTo(0.05, 2);
    // Variance of a mean of m equally correlated draws: p(1−p)(1 + (m−1)·icc)/m.
    expect(variance / ((0.05 * 0.95 * (1 + 7 * 0.3)) / 8)).toBeCloseTo(1, 1);
  });
});
