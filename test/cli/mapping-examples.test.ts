import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { published, publishedExamples } from '../../src/cli/publish-schema';
import { loadFiles } from '../../src/cli/load';
import { loadOptionsOf } from '../../src/cli/mappings';
import { formats } from '../../src/intake/formats/formats';
import { mappingJsonSchema } from '../../src/records/mapping-page';
import { fieldRuleSchema, mappingSchema } from '../../src/records/mapping';
import { openEngine } from '../fixtures/engine';

const examples = await publishedExamples();
const folder = path.resolve('public/schema/examples');

const decision = z.object({
  decision_id: z.string(),
  category: z.string(),
  environment: z.string(),
  risk_level: z.string(),
  human: z.string(),
  verdict: z.string(),
  met: z.boolean().nullable(),
});

/** Loads an example as the command line does: its files by its mapping. */
async function load(id: string) {
  const { files } = examples.find((each) => each.id === id)!;
  const at = (name: string) => path.join(folder, id, name);
  const engine = await openEngine();
  try {
    const options = await loadOptionsOf({ mappings: [at('mapping.json')], saltFile: null, zone: null });
    const names = Object.keys(files).filter((name) => name !== 'mapping.json');
    const account = await loadFiles(names.map(at), engine, () => undefined, options);
    const facts = await engine.rows(
      {
        sql: `SELECT decision_id, action_category::VARCHAR AS category, environment::VARCHAR AS environment,
                risk_level::VARCHAR AS risk_level, human_outcome::VARCHAR AS human, verdict::VARCHAR AS verdict,
                scenario_met AS met
              FROM facts ORDER BY decision_id`,
        values: [],
      },
      decision,
    );
    return { account, facts };
  } finally {
    await engine.close();
  }
}

describe('the six worked examples of mappings', () => {
  // By hand, from the files themselves.
  it.each([
    [
      'wide-csv',
      [
        'C-1 isolate approve true_positive',
        'C-2 isolate reject false_positive',
        'C-3 notify pending true_positive',
      ],
    ],
    ['event-table', ['C-1 isolate approve (none)', 'C-2 isolate override false_positive']],
    ['nested-json', ['alert-17 isolate pending true_positive', 'alert-18 notify pending (none)']],
    [
      'spans',
      [
        '4bf92f3577b34da6a3ce929d0e0e4736/00f067aa0ba902b7 isolate approve (none)',
        '4bf92f3577b34da6a3ce929d0e0e4737/00f067aa0ba902b8 notify reject (none)',
      ],
    ],
    ['benchmark', ['airline-1 none', 'airline-2 none', 'airline-3 none']],
    [
      'two-files',
      [
        'T-1 isolate pending true_positive',
        'T-2 isolate pending false_positive',
        'T-3 notify pending (none)',
      ],
    ],
  ])('%s gives the decisions, answers and endings that its files tell', async (id, expected) => {
    const { account, facts } = await load(id);
    expect(account.rejections).toEqual([]);
    expect(account.files.every(({ problem }) => problem === undefined)).toBe(true);
    const told = facts.map(
      ({ decision_id: own, category, human, verdict }) => `${own} ${category} ${human} ${verdict}`,
    );
    expect(told.map((each, at) => each.slice(0, expected[at]!.length))).toEqual(expected);
    if (id === 'nested-json') expect(facts.map((each) => each.risk_level)).toEqual(['high', 'low']);
    if (id === 'benchmark') {
      expect(facts.map(({ environment, met }) => [environment, met])).toEqual([
        ['test', true],
        ['test', false],
        ['test', false],
      ]);
    }
    if (id === 'two-files') {
      const closures = account.files.find(({ name }) => name.endsWith('closures.csv'));
      expect(closures?.imported?.format).toBe('lookup');
    }
  });
});

describe('the published mapping language', () => {
  const schema = mappingJsonSchema();
  // A tuple is told apart from a list that must be as long.
  const validate = new Ajv2020({ strictTuples: false }).compile(schema as object);
  const page = published(examples)['mapping.html']!;

  it('takes every example and every mapping of a known format, and refuses a misspelt word', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const all = [
      ...examples.map(({ files }) => JSON.parse(files['mapping.json']!) as object),
      ...formats.map(({ mapping }) => mapping as object),
    ];
    for (const mapping of all) expect([validate(mapping), validate.errors]).toEqual([true, null]);
    expect(validate({ ...all[0], zon: 'UTC' })).toBe(false);
  });

  it('explains every word of the language, and shows every file of every example', () => {
    for (const word of [
      ...Object.keys(fieldRuleSchema.shape),
      ...Object.keys(mappingSchema.shape.rows.shape),
    ]) {
      expect(page).toContain(`<td><code>${word}</code></td>`);
    }
    expect(page).not.toContain('<script');
    const used = examples.map(({ files }) => files['mapping.json']!).join('\n');
    for (const word of [
      'carry',
      'lookup',
      'trials',
      'keep',
      'ranges',
      'match',
      'take',
      'key',
      'arithmetic',
      'compare',
    ])
      expect(used).toContain(`"${word}"`);
    for (const { id, files } of examples)
      for (const name of Object.keys(files))
        expect([id, page.includes(`examples/${id}/${name}`)]).toEqual([id, true]);
    // Each row of its tables says what the word means.
    expect(page).not.toMatch(
      /<td><code>(?!format|name|shape|zone|source)\w+<\/code><\/td><td>[^<]*<\/td><td><\/td><td><\/td>/,
    );
    expect(readFileSync('public/schema/index.html', 'utf8')).toContain('href="mapping.html"');
  });
});
