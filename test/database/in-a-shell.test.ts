import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementForCopy } from '../../src/charts/figure/shown-statement';
import { everyRate } from '../../src/metrics/catalogue';
import { decisionsStatement } from '../../src/metrics/decisions/list';
import { sideRates } from '../../src/metrics/every-definition';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { partClause, rateParts } from '../../src/metrics/rate/rows';
import { emptySelection } from '../../src/slice/selection/selection';
import { keptSamples } from '../fixtures/keep-samples';
import { loadingTime, openSample, type Opened } from '../stories/samples';

// Whoever doubts a number copies its statement and runs it where the tables are: in DuckDB as it comes, without this
// program, its macros or its settings.
const definitions = [...everyRate, ...sideRates];
const narrow = {
  ...emptySelection,
  only: { workflow: ['mail-quarantine', "it's \\ here;\n.quit"], risk_class: ['low'] },
};

let sample: Opened;
let instance: DuckDBInstance;
let shell: DuckDBConnection;
beforeAll(async () => {
  sample = await openSample();
  instance = await DuckDBInstance.create(path.join(await keptSamples(), 'sample.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  shell = await instance.connect();
}, loadingTime);
afterAll(async () => {
  shell.closeSync();
  instance.closeSync();
  await sample.close();
});

const inShell = async (statement: Parameters<typeof statementForCopy>[0]) =>
  (await shell.runAndReadAll(statementForCopy(statement))).getRowObjectsJS();

it.each([
  ['everything', emptySelection],
  ['a slice with a hostile name', narrow],
])(
  'gives every share of %s as the app does',
  async (_, selection) => {
    const rates = await measureAll(sample.database, definitions, selection);
    for (const { id } of definitions) {
      const [rate] = rates[id] ?? [];
      const [row = { n: 0, hits: 0, unresolved: 0, young: 0, incidents: 0 }] = await inShell(rate!.statement);
      const { n, hits, unresolved, young, incidents } = rate!;
      expect(row, id).toMatchObject({ n, hits, unresolved, young, incidents });
    }
  },
  60_000,
);

it('lists the rows behind every part of them', async () => {
  const rates = await measureAll(sample.database, everyRate, emptySelection);
  const page = { order: 'oldest', limit: 100_000, offset: 0 } as const;
  for (const definition of everyRate.filter(({ unit }) => unit === 'decision')) {
    const [rate] = rates[definition.id];
    const { n, hits, unresolved: open, young } = rate!;
    const counts = { counted: n, hits, misses: n - hits, open, young };
    for (const part of rateParts) {
      const rows = await inShell(
        decisionsStatement({ of: 'metric', definition, part }, emptySelection, page),
      );
      expect(rows.length, `${definition.id}: ${partClause[part]}`).toBe(counts[part]);
    }
  }
}, 60_000);

it('is text that people can read', () => {
  for (const definition of definitions) {
    const lines = definition.sql.split('\n');
    expect(lines[0]).toBe(`-- ${definition.title}`);
    for (const line of lines) expect(line.length, line).toBeLessThan(180);
  }
});
