import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { loadOptionsOf } from '../../../src/cli/mappings';
import { unmapped } from '../../../src/app/screens/load/unmapped';
import { loadFiles } from '../../../src/cli/load';
import type { LoadAccount } from '../../../src/intake/loading/account';
import { loadSources } from '../../../src/intake/loading/load';
import { keepSources, readLine, readRecord, readSourceRow } from '../../../src/intake/loading/read-record';
import type { Source } from '../../../src/intake/loading/source';
import type { Database } from '../../../src/database/engine/database';
import { openEngine } from '../../fixtures/engine';
import { decision, review } from '../../fixtures/records';
import { lanesHere } from './lanes';

const fixture = (name: string) => path.join(import.meta.dirname, '../formats/fixtures', name);

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openEngine();
  folder = await mkdtemp(path.join(tmpdir(), 'foreign-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.clear());

async function load(sources: readonly Source[]): Promise<LoadAccount> {
  const stop = new AbortController().signal;
  const ignore = () => undefined;
  const { account, sources: kept } = await loadSources(sources, lanesHere(), database, ignore, stop);
  keepSources(kept);
  return account.hashed;
}

const open = async (...names: string[]): Promise<Source[]> =>
  Promise.all(names.map(async (name) => ({ name, blob: new Blob([await readFile(fixture(name))]) })));

function addsUp(account: LoadAccount) {
  for (const { kinds, imported } of account.files) {
    for (const kind of Object.values(kinds)) {
      expect(kind.read).toBe(kind.accepted + kind.rejected + kind.duplicate + kind.conflict);
    }
    if (imported === undefined) continue;
    const { read, used, rejected, leftOut } = imported.rows;
    expect(read).toBe(used + rejected + leftOut);
  }
}

const rowsOf = <Row extends z.ZodRawShape>(sql: string, shape: Row) =>
  database.rows({ sql, values: [] }, z.object(shape));

it('several sources of several formats join into one account', async () => {
  const native = [decision({ decision_id: 'own', event_id: 'own', finding_uid: 'F-9' })];
  const account = await load(
    [
      ...(await open('ocsf.jsonl', 'jira.csv', 'opa-array.json.gz')),
      { name: 'own.jsonl', blob: new Blob([`${JSON.stringify(native[0])}\n`]) },
    ].map((source) => ({ ...source, zone: 'UTC' })),
  );
  addsUp(account);
  expect(account.files.map(({ imported }) => imported?.format)).toEqual(['ocsf', 'jira', 'opa', undefined]);
  // 3 of OCSF, 4 of OPA, 1 of the log's own format.
  expect(account.build.facts).toBe(8);
  const [joined] = await rowsOf("SELECT verdict::VARCHAR AS verdict FROM facts WHERE decision_id = 'd-1'", {
    verdict: z.string(),
  });
  // The OPA decision names finding F-1, which Jira and OCSF both call a true positive.
  expect(joined?.verdict).toBe('true_positive');
});

it('a record of a foreign source stands at its row, and the row is shown as the source holds it', async () => {
  const account = await load(await open('splunk-es.csv', 'ocsf.jsonl'));
  addsUp(account);
  const found = await rowsOf(
    "SELECT file, line, byte_offset, byte_length FROM audit_events WHERE finding_uid = 'ABC@@notable@@1'",
    { file: z.number(), line: z.number(), byte_offset: z.number(), byte_length: z.number() },
  );
  expect(found).toHaveLength(1);
  const { file, line, byte_offset: byteOffset, byte_length: byteLength } = found[0]!;
  expect(line).toBe(3);
  const address = { file, line, byteOffset, byteLength };
  expect(JSON.parse(await readRecord(address))).toMatchObject({
    event_type: 'verdict',
    verdict: 'true_positive',
  });
  const row = await readSourceRow(address);
  expect(row).toEqual({
    line: 3,
    text: '2026-03-01T12:00:00.000+00:00,ABC@@notable@@1,Beacon,ana,Closed,True Positive - Suspicious Activity,high,"two\nlines"',
  });
});

it('a row of a gzipped source is found as well', async () => {
  const text = await readFile(fixture('ocsf.jsonl'), 'utf8');
  await load([{ name: 'ocsf.jsonl.gz', blob: new Blob([gzipSync(text)]) }]);
  const [found] = await rowsOf(
    "SELECT file, line, byte_offset, byte_length FROM decisions WHERE event_id = 'e-2'",
    {
      file: z.number(),
      line: z.number(),
      byte_offset: z.number(),
      byte_length: z.number(),
    },
  );
  const row = await readSourceRow({
    file: found!.file,
    line: found!.line,
    byteOffset: found!.byte_offset,
    byteLength: found!.byte_length,
  });
  expect(row).toEqual({ line: 2, text: text.split('\n')[1] });
});

const table = `case,when,what,host,who said,their word,closed
1,2026-03-01 09:00,contain,h1,ana,yes,real
2,2026-03-02 09:00,contain,h2,ana,no,noise
3,2026-03-03 09:00,contain,h3,,,noise
4,32.13.2026,contain,h4,ana,yes,real
`;
const mapping = {
  format: 'shadowproof-mapping/1',
  name: 'Our case table',
  rows: { shape: 'csv' },
  zone: 'Europe/Berlin',
  records: [
    {
      event_type: 'decision',
      fields: {
        time: { from: 'when' },
        decision_id: { template: 'case-{case}' },
        finding_uid: { from: 'case' },
        environment: { value: 'production' },
        mode: { value: 'shadow' },
        'agent.uid': { value: 'our-agent' },
        'action.name': { from: 'what' },
        'action.category': { from: 'what', map: { contain: 'isolate' } },
        'resource.uid': { from: 'host' },
      },
    },
    {
      event_type: 'review',
      when: [{ from: 'their word', present: true }],
      fields: {
        time: { from: 'when' },
        decision_id: { template: 'case-{case}' },
        outcome: { from: 'their word', map: { yes: 'approve', no: 'reject' } },
        'reviewer.uid': { from: 'who said' },
      },
    },
    {
      event_type: 'verdict',
      fields: {
        time: { from: 'when' },
        finding_uid: { from: 'case' },
        verdict: { from: 'closed', map: { real: 'true_positive', noise: 'false_positive' } },
        basis: { value: 'closed_classification' },
      },
    },
  ],
};

it('a table of an unknown tool is refused with its columns named, and read by a mapping: one wide row per case', async () => {
  const source = { name: 'cases.csv', blob: new Blob([table]) };
  const unread = await load([source]);
  expect(unread.files[0]?.problem).toBe(
    'A table that no known format fits: 7 columns (case, when, what, host, who said, their word, …). Map its columns to read it.',
  );
  await database.clear();
  const account = await load([{ ...source, readAs: { mapping: mapping as never } }]);
  addsUp(account);
  const { kinds, imported } = account.files[0]!;
  expect(imported?.rows).toEqual({ read: 4, used: 3, rejected: 1, leftOut: 0 });
  expect([kinds.decision, kinds.review, kinds.verdict].map(({ read, accepted }) => [read, accepted])).toEqual(
    [
      [4, 3],
      [3, 2],
      [4, 3],
    ],
  );
  expect(account.rejections.map(({ line, field }) => `${line} ${field}`)).toEqual(
    Array(3).fill('5 time ← when'),
  );
  const facts = await rowsOf(
    'SELECT decision_id, human_outcome::VARCHAR AS human, verdict::VARCHAR AS verdict FROM facts ORDER BY 1',
    {
      decision_id: z.string(),
      human: z.string(),
      verdict: z.string(),
    },
  );
  expect(facts).toEqual([
    { decision_id: 'case-1', human: 'approve', verdict: 'true_positive' },
    { decision_id: 'case-2', human: 'reject', verdict: 'false_positive' },
    { decision_id: 'case-3', human: 'pending', verdict: 'false_positive' },
  ]);
});

it('a table with a head and no rows waits for no mapping', async () => {
  const { files } = await load([{ name: 'week.csv', blob: new Blob([table.split('\n')[0]!]) }]);
  expect(files[0]?.problem).toBe('A table without rows that can be read. It has a head and no rows.');
  expect(unmapped(files)).toEqual([]);
  // One that does wait.
  const open = await load([{ name: 'cases.csv', blob: new Blob([table]) }]);
  expect(unmapped(open.files)).toHaveLength(1);
});

it('the same mapping without the app: for every file that is not recognised, or for one by its name', async () => {
  const cases = path.join(folder, 'cases.csv');
  const own = path.join(folder, 'own.jsonl');
  const file = path.join(folder, 'mapping.json');
  await writeFile(cases, table);
  await writeFile(own, `${JSON.stringify(decision({ decision_id: 'own', event_id: 'own' }))}\n`);
  await writeFile(file, JSON.stringify(mapping));
  for (const argument of [file, `cases.csv=${file}`]) {
    await database.clear();
    const options = await loadOptionsOf({ mappings: [argument], saltFile: null, zone: null });
    const account = await loadFiles([cases, own], database, () => undefined, options);
    addsUp(account);
    expect(account.files.map(({ imported }) => imported?.format)).toEqual(['mapping', undefined]);
    expect(account.build.facts).toBe(4);
    expect(account.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
  await writeFile(file, JSON.stringify({ ...mapping, records: [{ event_type: 'weather', fields: {} }] }));
  await expect(loadOptionsOf({ mappings: [file], saltFile: null, zone: null })).rejects.toThrow(
    'records.0.event_type',
  );
});

it('a mapping that keeps fields of our own logs private is used for them without a name, packed or not', async () => {
  const file = path.join(folder, 'privacy.json');
  const own = path.join(folder, 'reviewed.jsonl');
  const long = path.join(folder, 'long.jsonl.gz');
  const records = [
    decision({ decision_id: 'own' }),
    review({ decision_id: 'own', reviewer: { uid: 'Ann Example' } }),
  ];
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  await writeFile(own, text);
  // Its first record does not show within the first bytes what it is.
  const far = JSON.stringify({
    rationale: 'x'.repeat(10_000),
    ...decision({ event_id: 'far', decision_id: 'far' }),
  });
  await writeFile(long, gzipSync(`${far}\n${text}`));
  const privacy = {
    ...{ format: 'shadowproof-mapping/1', name: 'privacy', native: true, records: [] },
    ...{ rows: { shape: 'json' }, privacy: { fields: { reviewer: 'drop' } } },
  };
  await writeFile(file, JSON.stringify(privacy));
  const options = await loadOptionsOf({ mappings: [file], saltFile: null, zone: null });
  for (const log of [own, long]) {
    await database.clear();
    const account = await loadFiles([log], database, () => undefined, options);
    expect(account.files[0]?.imported).toMatchObject({ format: 'mapping', title: 'privacy' });
    const sql =
      "SELECT CAST(count(*) AS DOUBLE) AS n, max(reviewer) AS who FROM audit_events WHERE kind = 'review'";
    const row = z.object({ n: z.number(), who: z.string().nullable() });
    expect(await database.rows({ sql, values: [] }, row)).toEqual([{ n: 1, who: null }]);
  }
  const twice = { mappings: [file, file], saltFile: null, zone: null };
  await expect(loadOptionsOf(twice)).rejects.toThrow('another mapping is for every file already');
});

it('private fields are dropped or replaced before anything is stored, and not shown with the row', async () => {
  const private_ = { ...mapping, privacy: { fields: { 'who said': 'pseudonym', host: 'drop' } } };
  const source = { name: 'cases.csv', blob: new Blob([table]) };
  const without = await load([{ ...source, readAs: { mapping: private_ as never } }]);
  expect(without.files[0]?.problem).toContain('no salt was given');
  await database.clear();
  await load([{ ...source, readAs: { mapping: private_ as never, salt: 'pepper' } }]);
  const people = await rowsOf(
    "SELECT DISTINCT reviewer FROM facts WHERE reviewer IS NOT NULL AND reviewer <> ''",
    {
      reviewer: z.string(),
    },
  );
  // HMAC-SHA-256 of "ana" under "pepper", from `openssl dgst -sha256 -hmac pepper`.
  expect(people).toEqual([{ reviewer: 'p_183f1b7f1a0b94d73faf58e3ef2987fe' }]);
  // Every table whole, as text: neither the name nor any host stands anywhere in it.
  for (const name of ['decisions', 'audit_events', 'facts', 'human_actions', 'people', 'set_aside']) {
    const all = await rowsOf(`SELECT CAST(t AS VARCHAR) AS held FROM ${name} AS t`, { held: z.string() });
    for (const { held } of all)
      expect([name, held]).toEqual([name, expect.not.stringMatching(/\bana\b|\bh[1234]\b/)]);
  }
  const [found] = await rowsOf(
    'SELECT file, line, byte_offset, byte_length FROM decisions ORDER BY line LIMIT 1',
    {
      file: z.number(),
      line: z.number(),
      byte_offset: z.number(),
      byte_length: z.number(),
    },
  );
  const address = {
    file: 0,
    line: found!.line,
    byteOffset: found!.byte_offset,
    byteLength: found!.byte_length,
  };
  const shown = `${await readRecord(address)} ${(await readSourceRow(address))?.text}`;
  expect(shown).not.toContain('ana');
  expect(shown).not.toContain('h1');
  // The same row by its file and line, as a list of what was left out asks for it.
  const row = await readLine('cases.csv', found!.line);
  expect(row).toContain('p_183f1b7f1a0b94d73faf58e3ef2987fe');
  expect(row).not.toMatch(/\bana\b|\bh1\b/);
});
