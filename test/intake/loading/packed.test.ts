import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadFiles } from '../../../src/cli/load';
import type { LoadAccount } from '../../../src/intake/loading/account';
import { loadSources } from '../../../src/intake/loading/load';
import { keepSources, readSourceRow } from '../../../src/intake/loading/read-record';
import type { Database } from '../../../src/database/engine/database';
import { openEngine } from '../../fixtures/engine';
import { decision, verdict } from '../../fixtures/records';
import { workbookOf } from '../unpacking/workbook';
import { lanesHere } from './lanes';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openEngine();
  folder = await mkdtemp(path.join(tmpdir(), 'packed-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.clear());

const log = [decision(), verdict()].map((each) => JSON.stringify(each)).join('\n');
const table =
  'number,state,close_code,opened_at,closed_at\nSIR1,Closed,False positive,2026-03-01T09:00:00Z,2026-03-02T10:00:00Z\n';
const bytes = new Uint8Array(
  zipSync({
    'log.jsonl': strToU8(log),
    'cases.csv': new Uint8Array(Buffer.from(`\uFEFF${table}`, 'utf16le')),
  }),
);

async function inApp(): Promise<LoadAccount> {
  const { account, sources, unpacked } = await loadSources(
    [{ name: 'week.zip', blob: new Blob([bytes]) }],
    lanesHere(),
    database,
    () => undefined,
    new AbortController().signal,
  );
  expect(unpacked.map(({ name }) => name)).toEqual(account.files.map(({ name }) => name));
  keepSources(sources);
  return account.hashed;
}

async function atCommandLine(): Promise<LoadAccount> {
  const file = path.join(folder, 'week.zip');
  await writeFile(file, bytes);
  return loadFiles([file], database);
}

it.each([
  ['the app', inApp],
  ['the command line', atCommandLine],
])('%s reads every file of an archive, each with the digest of the archive', async (_, read) => {
  const { files } = await read();
  expect(files.map(({ name }) => path.basename(name))).toEqual([
    'week.zip › log.jsonl',
    'week.zip › cases.csv',
  ]);
  expect(files.map(({ unpackedFrom }) => unpackedFrom)).toEqual([
    ['a ZIP archive'],
    ['a ZIP archive', 'UTF-16'],
  ]);
  expect(files[0]!.kinds.decision).toMatchObject({ read: 1, accepted: 1 });
  expect(files[1]).toMatchObject({ imported: { format: 'servicenow', rows: { read: 1, used: 1 } } });
  const digest = createHash('sha256').update(bytes).digest('hex');
  expect(files.map(({ sha256 }) => sha256)).toEqual([digest, digest]);
});

it('a row of a file in an archive is shown as it stands there', async () => {
  await inApp();
  const shown = await readSourceRow({ file: 1, line: 2, byteOffset: 0, byteLength: 10 });
  expect(shown).toEqual({ line: 2, text: table.split('\n')[1] });
});

it('a workbook is a table whose times need a zone', async () => {
  const file = path.join(folder, 'incidents.xlsx');
  await writeFile(
    file,
    workbookOf({
      Incidents: [
        ['number', 'state', 'close_code', 'opened_at', 'closed_at'],
        [
          'SIR1',
          'Closed',
          'False positive',
          { number: '46082.375', isDate: true },
          { number: '46083.375', isDate: true },
        ],
      ],
    }),
  );
  const { files } = await loadFiles([file], database, undefined, { zone: 'Europe/Berlin' });
  expect(files).toMatchObject([{ imported: { format: 'servicenow', rows: { used: 1, rejected: 0 } } }]);
  await database.clear();
  const without = await loadFiles([file], database);
  expect(without.files).toMatchObject([{ imported: { rows: { used: 0, rejected: 1 } } }]);
});

it('a damaged archive is a file with its reason, and the others count', async () => {
  const file = path.join(folder, 'cut.zip');
  await writeFile(file, bytes.slice(0, -30));
  const own = path.join(folder, 'own.jsonl');
  await writeFile(own, log);
  const { files } = await loadFiles([file, own], database);
  expect(files[0]!.problem).toContain('The file cannot be unpacked');
  expect(files[0]!.imported!.format).toBe('damaged');
  expect(files[1]!.kinds.decision.accepted).toBe(1);
});
