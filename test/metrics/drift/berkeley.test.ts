import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { driftKpiOf } from '../../../src/metrics/drift/kpis';
import { mixOrBehaviour, splitOf, type MixOrBehaviour } from '../../../src/metrics/drift/mix';
import { readSides } from '../../../src/metrics/drift/sides';
import { emptySelection } from '../../../src/slice/selection/selection';
import { databaseOf } from '../../fixtures/database';
import { judged } from './records';

/**
 * Admissions to six departments of UC Berkeley in 1973: men and women admitted and rejected. Bickel, Hammel,
 * O'Connell (1975), Science 187, 398–404; as R's UCBAdmissions. Department = workflow, "admitted" = the hit,
 * men = baseline, women = candidate.
 */
const admissions = [
  ['A', 512, 313, 89, 19],
  ['B', 353, 207, 17, 8],
  ['C', 120, 205, 202, 391],
  ['D', 138, 279, 131, 244],
  ['E', 53, 138, 94, 299],
  ['F', 22, 351, 24, 317],
] as const;

let database: Database;
let split: MixOrBehaviour;
const kpi = driftKpiOf('false_positive_share');

beforeAll(async () => {
  const of = (release: string, workflow: string, wrong: boolean, times: number) =>
    Array.from({ length: times }, () => judged({ release, workflow, wrong })).flat();
  database = await databaseOf(
    admissions.flatMap(([workflow, menIn, menOut, womenIn, womenOut]) => [
      ...of('men', workflow, true, menIn),
      ...of('men', workflow, false, menOut),
      ...of('women', workflow, true, womenIn),
      ...of('women', workflow, false, womenOut),
    ]),
  );
  split = await mixOrBehaviour(database, kpi, emptySelection, ['men', 'women']);
});
afterAll(() => database.close());

describe('UC Berkeley admissions', () => {
  it('is read as published: 1,198 of 2,691 men and 557 of 1,835 women', async () => {
    const { rows } = await readSides(database, kpi, emptySelection, 'release', ['men', 'women']);
    expect(rows.map(({ release, side }) => [release, side.hits, side.n])).toEqual([
      ['men', 1198, 2691],
      ['women', 557, 1835],
    ]);
    expect([split.n0, split.n1, split.strata.length]).toEqual([2691, 1835, 6]);
  });

  it('lays the whole difference, and more, to the mix of departments', () => {
    expect(split.parts.total).toBeCloseTo(557 / 1835 - 1198 / 2691, 12);
    // Σ(w1 − w0)(r0 + r1)/2 over the six departments, from the table above.
    const mix = admissions.reduce((sum, [, a, b, c, d]) => {
      const [w0, w1] = [(a + b) / 2691, (c + d) / 1835];
      return sum + ((w1 - w0) * (a / (a + b) + c / (c + d))) / 2;
    }, 0);
    expect(split.parts.mix).toBeCloseTo(mix, 12);
    expect(split.parts.mix).toBeLessThan(split.parts.total);
    expect(split.parts.behaviour).toBeGreaterThan(0);
    expect(split.parts.unmatched).toBe(0);
  });

  it('gives R’s Mantel–Haenszel and the published Breslow–Day', () => {
    // mantelhaen.test(UCBAdmissions, correct = FALSE): X² = 1.5246, p = 0.2169, common odds ratio 0.9046968
    // (men to women; here the other way round).
    expect(split.cmh.chi2).toBeCloseTo(1.5246, 3);
    expect(split.cmh.p).toBeCloseTo(0.2169, 3);
    expect(1 / (split.cmh.oddsRatio ?? 0)).toBeCloseTo(0.9046968, 6);
    expect(split.homogeneity?.df).toBe(5);
    expect(split.homogeneity?.chi2).toBeCloseTo(18.83, 1);
    expect(split.homogeneity?.p).toBeCloseTo(0.0021, 3);
  });

  it('shows the departments that move against the rest instead of pooling them', () => {
    expect(split.against.map(({ workflow }) => workflow).sort()).toEqual(['C', 'E']);
  });
});

describe('a split without a database', () => {
  const stratum = (workflow: string, n0: number, hits0: number, n1: number, hits1: number) => ({
    workflow,
    severity: 'low',
    asset: 'low',
    source: '(none)',
    n0,
    hits0,
    incidents0: n0,
    n1,
    hits1,
    incidents1: n1,
  });
  it('keeps what only one bundle has as a part of its own, and the parts add up', () => {
    // 0: 10 of 100 in a; 1: 5 of 50 in a, 25 of 50 in b. By hand: mix (0.5 − 1)·0.1 = −0.05, new 0.5·0.5 = 0.25.
    const { parts } = splitOf([stratum('a', 100, 10, 50, 5), stratum('b', 0, 0, 50, 25)]);
    expect(parts.mix).toBeCloseTo(-0.05, 12);
    expect(parts.behaviour).toBeCloseTo(0, 12);
    expect(parts.unmatched).toBeCloseTo(0.25, 12);
    expect(parts.total).toBeCloseTo(0.3 - 0.1, 12);
  });
  it('says nothing where a bundle has nothing', () => {
    const empty = splitOf([stratum('a', 0, 0, 10, 1)]);
    expect([empty.r0, empty.r1, empty.cmh.p, empty.homogeneity]).toEqual([null, 0.1, null, null]);
    expect(splitOf([]).parts.total).toBe(0);
  });
});
