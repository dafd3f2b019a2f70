import { expect, it } from 'vitest';
import { z } from 'zod';
import { lanesFor, OpenFiles } from '../../src/cli/lanes';
import type { LoadAccount } from '../../src/intake/loading/account';
import { loadSources } from '../../src/intake/loading/load';
import { openEngine } from '../fixtures/engine';
import { log } from './log';
import { packedCommand } from './packed-command';
import { captureWritten } from './written';

const written = captureWritten();
const anyRow = z.record(z.string(), z.unknown());

async function readWith(
  path: string,
  threads: number,
  { signal = new AbortController().signal, script = 'test/tools/run.mjs' } = {},
) {
  const files = new OpenFiles();
  const sources = [{ name: 'log.jsonl', blob: await files.open(path) }];
  const lanes = lanesFor(files, threads, { worth: 0, script });
  const database = await openEngine();
  try {
    const { account } = await loadSources(sources, lanes, database, () => undefined, signal);
    const hashed: LoadAccount = await account.hashed;
    const tables = [];
    for (const table of ['decisions', 'audit_events', 'facts', 'uncounted_lines']) {
      const sql = `SELECT * FROM ${table} ORDER BY ALL`;
      tables.push(await database.rows({ sql, values: [] }, anyRow));
    }
    return { tables, files: hashed.files };
  } finally {
    await database.close();
  }
}

it('threads read what one thread reads, a broken line and its number included', async () => {
  const lines = log(4500, (index) => index % 9 === 0).split('\n');
  lines.splice(4000, 0, 'not json', '');
  const path = await written.file('log.jsonl', lines.join('\n'));
  const inThreads = await readWith(path, 2);
  const [file] = inThreads.files;
  expect(file!.bytes).toBeGreaterThan(4 * 1024 ** 2);
  expect(file!.firstRejected).toMatchObject([{ line: 4001 }]);
  expect(inThreads.tables[2]).toHaveLength(4500);
  const alone = await readWith(path, 1);
  expect(inThreads).toEqual(alone);
  expect(await readWith(path, 2, { script: await packedCommand() })).toEqual(alone);
});

it('threads end with the signal, and nothing is read', async () => {
  const path = await written.file(
    'log.jsonl',
    log(2500, () => false),
  );
  const stop = new AbortController();
  const reading = readWith(path, 2, { signal: stop.signal });
  setTimeout(() => stop.abort(), 100);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
