import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { firstRows } from '../../src/intake/formats/recognise';
import { guessMapping } from '../../src/intake/mapper/guess';
import { evaluate } from './shared-engine';

const table = path.join(import.meta.dirname, '../intake/mapper/fixtures/wide.csv');
let folder: string;
let mapping: string;
let out: string;
let err: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mapping-'));
  mapping = path.join(folder, 'wide-mapping.json');
  const guessed = guessMapping('wide', await firstRows(new Blob([await readFile(table)]), { shape: 'auto' }));
  await writeFile(mapping, JSON.stringify(guessed, null, 2));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(() => vi.restoreAllMocks());

const result = z.object({
  kpis: z.object({
    shares: z.array(z.object({ id: z.string(), all: z.object({ hits: z.number() }).loose() }).loose()),
  }),
  sources: z.array(z.object({ name: z.string(), accepted: z.number(), rejected: z.number() })),
});

// 8 proposals (one row has none), 7 reviews (one case is open), 8 endings; the row without a proposal is refused.
const counted = { accepted: 23, rejected: 1 };

it('a table is judged by a mapping that compares what was proposed with what was done', async () => {
  const code = await evaluate([table, '--mapping', mapping, '--json']);
  expect(err).not.toContain('is no mapping');
  expect(code).toBe(2);
  expect(result.parse(JSON.parse(out)).sources).toMatchObject([counted]);
  const { shares } = result.parse(JSON.parse(out)).kpis;
  // T-2 and T-3: the analyst did something else.
  expect(shares.find(({ id }) => id === 'override_rate')?.all.hits).toBe(2);
});

it('says what a file was taken for, what was guessed and left out, and what it cannot support', async () => {
  const seconds = path.join(folder, 'seconds.jsonl');
  const event = {
    class_uid: 2004,
    action_id: 3,
    disposition_id: 4,
    metadata: { uid: 'e-1', product: { name: 'Agent' } },
  };
  const other = { ...event, class_uid: 3002 };
  const twin = { ...event, metadata: { ...event.metadata, uid: 'e-2' } };
  const lines = [event, twin, other].map((each) => JSON.stringify({ ...each, time: 1772359200 }));
  await writeFile(seconds, lines.join('\n'));
  expect(await evaluate([seconds])).toBe(2);
  expect(out).toMatch(/read as OCSF events, confidence \d/);
  expect(out).toContain('3 rows = 2 that gave records + 0 rejected + 1 left out (1 rows of another kind)');
  expect(out).toMatch(/guessed: time: .* read as seconds by its size, .*, 2×, first at line 1/);
  expect(out).toMatch(/cannot support by itself: .*override rate/);
  out = '';
  expect(await evaluate([table, '--mapping', mapping, '--json'])).toBe(2);
  const { sources } = z
    .object({ sources: z.array(z.object({ imported: z.object({ reason: z.string() }).loose() })) })
    .parse(JSON.parse(out));
  expect(sources[0]?.imported).toMatchObject({
    reason: 'You chose this mapping.',
    rows: { rejected: 0, left_out: 0 },
  });
});

it('the mapping’s file may simply stand among the files', async () => {
  expect(await evaluate([table, mapping, '--json'])).toBe(2);
  expect(result.parse(JSON.parse(out)).sources).toMatchObject([counted, { accepted: 0, rejected: 0 }]);
});

it('a broken one says field and what was expected', async () => {
  const broken = path.join(folder, 'broken.json');
  const text = await readFile(mapping, 'utf8');
  await writeFile(broken, text.replace('"differs": "override"', '"otherwise": "override"'));
  expect(await evaluate([table, '--mapping', broken])).toBe(1);
  expect(err).toContain('records.1.fields.outcome.compare.differs: Invalid input');
});
