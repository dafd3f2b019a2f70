import { expect, it } from 'vitest';
import { z } from 'zod';
import { lanesFor, OpenFiles } from '../../src/cli/lanes';
import { loadSources } from '../../src/intake/loading/load';
import { openEngine } from '../fixtures/engine';
import { log } from './log';
import { captureWritten } from './written';

const written = captureWritten();

async function humanActions(name: string, content: string) {
  const files = new OpenFiles();
  const sources = [{ name, blob: await files.open(await written.file(name, content)) }];
  const database = await openEngine();
  try {
    await loadSources(sources, lanesFor(files, 1), database, () => undefined, new AbortController().signal);
    const sql = 'SELECT * FROM human_actions ORDER BY ALL';
    return await database.rows({ sql, values: [] }, z.record(z.string(), z.unknown()));
  } finally {
    await database.close();
  }
}

// Each record is told from the others by more than its line: 150 reviews on one line met 150 decisions each.
it('pairs each review with its own decision when all records are on one line', async () => {
  const lines = log(150, (index) => index % 9 === 0)
    .split('\n')
    .filter((line) => line !== '');
  const expected = await humanActions('lines.json', lines.join('\n'));
  expect(expected).toHaveLength(150);
  expect(await humanActions('one.json', `[${lines.join(',')}]`)).toEqual(expected);
});
