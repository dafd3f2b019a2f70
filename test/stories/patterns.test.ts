import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { falsePositiveShare } from '../../src/metrics/shares/false-positive-share';
import { overrideRate } from '../../src/metrics/shares/override-rate';
import {
  conjunctionsOf,
  countConjunctions,
  usualDimensions,
  usualSupport,
} from '../../src/metrics/patterns/count';
import { judge } from '../../src/metrics/patterns/judge';
import type { RateDefinition } from '../../src/metrics/rate/definition';
import type { Judged } from '../../src/metrics/patterns/judge';
import { unsafeAction } from '../../src/metrics/shares/unsafe-action';
import { emptySelection } from '../../src/slice/selection/selection';
import { z } from 'zod';
import { loadingTime, openControl, openSample } from './samples';
import type { Opened } from './samples';

let sample: Opened;
let control: Opened;
beforeAll(async () => {
  sample = await openSample();
  control = await openControl();
}, loadingTime);
afterAll(async () => {
  await sample.close();
  await control.close();
});

async function search({ database }: Opened, definition: RateDefinition = overrideRate): Promise<Judged> {
  const none = { decisions: 0, incidents: 0 };
  const [whole] = await countConjunctions(database, definition, emptySelection, [[]], none);
  const sets = conjunctionsOf(usualDimensions);
  const slices = [];
  for (let at = 0; at < sets.length; at += 12)
    slices.push(
      ...(await countConjunctions(
        database,
        definition,
        emptySelection,
        sets.slice(at, at + 12),
        usualSupport,
      )),
    );
  return judge(whole!, slices);
}

const said = ({ clauses, hits, n }: Judged['patterns'][number]) =>
  `${clauses.map(({ dimension, value }) => `${dimension} ${value.slice(0, 12)}`).join(' and ')}: ${hits} of ${n}`;

describe('the pattern finder', () => {
  it('finds the two people first on the sample', async () => {
    const { patterns, tried } = await search(sample);
    const rows = await sample.database.rows(
      {
        sql: "SELECT person FROM people WHERE reviewer IN ('j.park', 'm.lindqvist') ORDER BY person",
        values: [],
      },
      z.object({ person: z.string() }),
    );
    if (process.env.SHOW)
      console.log(
        tried,
        patterns.map((p) => [said(p), p.adjusted.toExponential(1), p.explainedBy.join()].join(' | ')),
      );
    const first = patterns.slice(0, 2).map(({ clauses }) => clauses);
    expect(first.map((clauses) => clauses.map(({ dimension }) => dimension))).toEqual([
      ['person'],
      ['person'],
    ]);
    expect(first.map(([clause]) => clause!.value).sort()).toEqual(rows.map(({ person }) => person));
    expect(tried).toBeGreaterThan(1000);
  });
  it.each([overrideRate, falsePositiveShare, unsafeAction])(
    'finds none in the control: $id',
    async (definition) => {
      const { patterns, tried } = await search(control, definition);
      if (process.env.SHOW)
        console.log(
          tried,
          patterns.map((p) => [said(p), p.adjusted].join(' | ')),
        );
      expect(patterns).toEqual([]);
      expect(tried).toBeGreaterThan(1000);
    },
  );
});
