import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadFiles } from '../../src/cli/load';
import { openEngine } from '../fixtures/engine';
import { everyRate } from '../../src/metrics/catalogue';
import { missed } from '../../src/metrics/missed/missed';
import { measureAll } from '../../src/metrics/rate/measure-all';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { missedRecount } from './recount/people';
import { casesOf, recounts } from './recount/recount';

const files = ['decisions', 'audit'].map((name) => `sample-data/${name}.jsonl.gz`);

it('recounts every share of the committed sample from its raw records', async () => {
  const records = files.flatMap((file) =>
    gunzipSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LogRecord),
  );
  const cases = casesOf(records);
  const database = await openEngine();
  try {
    await loadFiles(files, database);
    const rates = await measureAll(database, everyRate, emptySelection);
    for (const { id } of everyRate) {
      const [rate] = rates[id];
      const { n, hits, unresolved, young, incidents } = rate ?? {};
      expect({ n, hits, unresolved, young, incidents }, id).toEqual(recounts[id]?.(cases));
    }
    const sampled = await missed(database, emptySelection);
    const recounted = missedRecount(cases);
    expect(sampled.missed.share).toBeCloseTo(recounted.missed ?? NaN, 12);
    expect(sampled.falsePositiveRate.share).toBeCloseTo(recounted.falsePositiveRate ?? NaN, 12);
    expect(sampled.omission.share).toBeCloseTo(recounted.omission ?? NaN, 12);
    // What is known of every case bounds what the sample estimates.
    const { lower = NaN, upper = NaN } = sampled.missed.bounds ?? {};
    expect(sampled.missed.share).toBeGreaterThanOrEqual(lower);
    expect(sampled.missed.share).toBeLessThanOrEqual(upper);
  } finally {
    await database.close();
  }
});
