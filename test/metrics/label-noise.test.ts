import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelNoiseWords } from '../../src/answers/readiness/label-noise-words';
import type { Database } from '../../src/database/engine/database';
import { labelNoise, type LabelNoise, noiseFor } from '../../src/metrics/label-noise/label-noise';
import { limitOfLabels } from '../../src/readiness/gate/limit-of-labels';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { clusterSums } from '../../src/statistics/cluster-robust';
import { correctedLimit, labelErrorRate, limitOnLabels } from '../../src/statistics/label-noise';
import { plain } from '../../src/words/format';
import { databaseOf } from '../fixtures/database';
import { at, decision, verdict } from '../fixtures/records';

/** One case an incident. */
const alone = (errors: number, n: number) =>
  clusterSums(Array.from({ length: n }, (_, i) => ({ n: 1, errors: i < errors ? 1 : 0 })));

describe('how often a label is wrong', () => {
  it('is the ε at which two readers differ in 2ε(1 − ε) of cases', () => {
    // 9 of 50 differ: 2 · 0.1 · 0.9 = 0.18.
    const found = labelErrorRate(alone(9, 50))!;
    expect(found.differing).toBe(0.18);
    expect(found.rate).toBeCloseTo(0.1, 12);
    expect(found.lower).toBeLessThan(0.1);
    expect(found.upper).toBeGreaterThan(0.1);
    expect(labelErrorRate(alone(40, 50))?.rate).toBe(0.5);
    expect(labelErrorRate(alone(0, 0))).toBeNull();
  });

  it('moves a limit only down', () => {
    // 0.05·(0.8 + 0.99 − 1) + 0.01, and half of the errors missed by labels that are never wrong on right ones.
    expect(limitOnLabels(0.05, 0.8, 0.99)).toBeCloseTo(0.0495, 12);
    expect(limitOnLabels(0.05, 0.5, 1)).toBeCloseTo(0.025, 12);
    expect(limitOnLabels(0.05, 1, 0.9)).toBe(0.05);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const open = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(open, share, share, (p0, sensitivity, specificity) => {
        const limit = limitOnLabels(p0, sensitivity, specificity);
        expect(limit).toBeGreaterThanOrEqual(0);
        expect(limit).toBeLessThanOrEqual(p0);
      }),
    );
  });

  it('takes the adverse ends, at a quarter of α each, and never gains from more pairs that agree less', () => {
    const found = correctedLimit(0.05, 0.04, { wrong: alone(40, 40), right: alone(198, 200) });
    // All 40 found: (α/4)^(1/n*) with n* = 40·(z/t(39))² at 0.99, z = 2.326348, t = 2.425841.
    expect(found.sensitivity).toBeCloseTo(0.01 ** (1 / (40 * (2.326348 / 2.425841) ** 2)), 5);
    expect(found.specificity).toBeGreaterThan(0.99);
    expect(found.alpha).toBe(0.02);
    expect(found.limit).toBeCloseTo(
      0.05 * (found.sensitivity + found.specificity - 1) + 1 - found.specificity,
      12,
    );
    const worse = correctedLimit(0.05, 0.04, { wrong: alone(30, 40), right: alone(198, 200) });
    expect(worse.limit).toBeLessThan(found.limit);
  });
});

const people = { first: { uid: 'first' }, second: { uid: 'second' } };
function labelled(
  id: string,
  said: { first?: 'true_positive' | 'false_positive'; second?: 'true_positive' | 'false_positive' },
  more: { truth?: 'true_positive' | 'benign_positive'; blind?: boolean; again?: boolean } = {},
): LogRecord[] {
  const of = (
    basis: 'analyst_of_record' | 'second_analyst',
    author: { uid: string },
    word: 'true_positive' | 'false_positive',
    blind: boolean,
  ) => verdict({ decision_id: id, basis, verdict: word, author, blind, time: at(4) });
  return [
    decision({ decision_id: id }),
    ...(said.first ? [of('analyst_of_record', people.first, said.first, true)] : []),
    ...(said.second
      ? [of('second_analyst', more.again ? people.first : people.second, said.second, more.blind ?? true)]
      : []),
    ...(more.truth ? [verdict({ decision_id: id, verdict: more.truth, time: at(5) })] : []),
  ];
}
const many = (count: number, prefix: string, each: (id: string) => LogRecord[]) =>
  Array.from({ length: count }, (_, i) => each(`${prefix}${i}`)).flat();

describe('pairs of labels in a log', () => {
  let database: Database;
  let found: LabelNoise;
  beforeAll(async () => {
    database = await databaseOf([
      ...many(18, 'same', (id) => labelled(id, { first: 'true_positive', second: 'true_positive' })),
      ...many(2, 'other', (id) => labelled(id, { first: 'true_positive', second: 'false_positive' })),
      // The same person again, one who saw the agent's output, and a single reader: no pair.
      ...many(3, 'again', (id) =>
        labelled(id, { first: 'true_positive', second: 'true_positive' }, { again: true }),
      ),
      ...many(3, 'told', (id) =>
        labelled(id, { first: 'true_positive', second: 'true_positive' }, { blind: false }),
      ),
      ...many(3, 'single', (id) => labelled(id, { first: 'true_positive' })),
      // Incident review: of 12 wrong actions the label had found 9, of 15 right ones it had called one wrong.
      ...many(9, 'found', (id) => labelled(id, { first: 'false_positive' }, { truth: 'benign_positive' })),
      ...many(3, 'missed', (id) => labelled(id, { first: 'true_positive' }, { truth: 'benign_positive' })),
      ...many(14, 'right', (id) => labelled(id, { first: 'true_positive' }, { truth: 'true_positive' })),
      ...many(1, 'blamed', (id) => labelled(id, { first: 'false_positive' }, { truth: 'true_positive' })),
      // A verdict on the finding alone reaches the decision too.
      ...labelled('finding', { first: 'true_positive' }),
      verdict({
        finding_uid: 'finding-of-finding',
        basis: 'second_analyst',
        blind: true,
        author: people.second,
        time: at(4),
      }),
      verdict({ decision_id: 'late', time: at(30, 9) }),
    ]);
    found = (await labelNoise(database, emptySelection)).all;
  }, 60_000);
  afterAll(() => database.close());

  it('are counted where a second, blind analyst looked, and where a better source did', () => {
    expect(found).toMatchObject({ pairs: 21, differing: 2, incidents: 21 });
    expect(found.better?.wrong).toMatchObject({ n: 12, errors: 9 });
    expect(found.better?.right).toMatchObject({ n: 15, errors: 14 });
    // 2ε(1 − ε) = 2/21
    const rate = found.error!.rate;
    expect(2 * rate * (1 - rate)).toBeCloseTo(2 / 21, 12);
  });

  it('speak for their scope where there are enough, else for every scope of the log', async () => {
    const found = await labelNoise(database, emptySelection);
    const [own] = found.scopes;
    expect(own).toMatchObject({ pairs: 21, differing: 2 });
    expect(noiseFor({ ...found, all: { ...found.all, pairs: 99 } }, own!).pairs).toBe(21);
    const few = { ...own!, pairs: 3, error: null, better: null };
    expect(noiseFor({ ...found, scopes: [few] }, own!)).toEqual(found.all);
    expect(noiseFor(found, { ...own!, workflow: 'another' })).toEqual(found.all);
  });

  it('put a limit below them out of reach, in words that name the pairs', () => {
    const strict = limitOfLabels(found, 0.01, 0.05);
    expect(strict.support).toBe('out_of_reach');
    const words = plain(labelNoiseWords(found, strict, 0.01)!);
    expect(words).toMatch(
      /^The limit of 1% is out of reach of these labels\. Two analysts differ on 2 of 21 actions in 21 incidents: about 5\.0% of labels are wrong \(/,
    );
    const wide = limitOfLabels(found, 0.2, 0.05);
    expect(wide.support).toBe('unknown');
    expect(wide.corrected!.limit).toBeLessThan(0.2);
    expect(plain(labelNoiseWords(found, wide, 0.2)!)).toContain('to show 20%. That does not exclude');
  });

  it('say nothing of the error rate below ten pairs, and nothing at all without one', () => {
    const few = { ...found, pairs: 4, incidents: 4, differing: 0, error: null, better: null };
    const limit = limitOfLabels(few, 0.05, 0.05);
    expect(limit).toEqual({ support: 'unknown', corrected: null });
    expect(plain(labelNoiseWords(few, limit, 0.05)!)).toBe(
      'Two analysts differ on 0 of 4 actions in 4 incidents: too few to say how often a label is wrong.',
    );
    expect(labelNoiseWords({ ...few, pairs: 0, incidents: 0 }, limit, 0.05)).toBeNull();
  });
});
