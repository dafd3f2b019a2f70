import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookOf } from '../intake/unpacking/workbook';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'packed-'))));
afterAll(() => rm(folder, { recursive: true }));

/** The command as people run it, in a process of its own: the code for a packing is imported when it is needed. */
const evaluate = (file: string) =>
  new Promise<string>((resolve) => {
    execFile('node', ['test/tools/run.mjs', 'src/cli/evaluate.ts', file], (_, out, err) =>
      resolve(out + err),
    );
  });

it('reads every kind of packing in a process of its own', async () => {
  const row = ['SIR1', 'Closed', 'False positive', '2026-03-01T09:00:00Z', '2026-03-02T10:00:00Z'];
  const head = ['number', 'state', 'close_code', 'opened_at', 'closed_at'];
  const table = [head, ['SIR2', ...row.slice(1)]].map((cells) => cells.join(',')).join('\n');
  const good = {
    'book.xlsx': workbookOf({ March: [head, row] }),
    'wide.csv': new Uint8Array(Buffer.from(`\uFEFF${table}\n`, 'utf16le')),
  };
  const whole = path.join(folder, 'whole.zip');
  await writeFile(whole, zipSync(good));
  const said = await evaluate(whole);
  expect(said).toContain('whole.zip › book.xlsx: 1 read = 1 accepted');
  expect(said).toContain('unpacked from a ZIP archive, an Excel workbook');
  expect(said).toContain('whole.zip › wide.csv: 1 read = 1 accepted');
  expect(said).toContain('unpacked from a ZIP archive, UTF-16');
  const cut = path.join(folder, 'cut.zip');
  // The beginning of bzip2 data and nothing after it.
  await writeFile(cut, zipSync({ ...good, 'cut.bz2': strToU8('BZh91AY&SY') }));
  expect(await evaluate(cut)).toContain('The file cannot be unpacked: its bzip2 data');
});
