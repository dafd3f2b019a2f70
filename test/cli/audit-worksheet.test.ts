import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { main as audit } from '../../src/cli/audit';
import { main as evaluate } from '../../src/cli/evaluate';
import type { Database } from '../../src/database/engine/database';
import { parseDraw } from '../../src/records/draw-file';
import { closedLog } from '../fixtures/closed-log';
import { openEngine } from '../fixtures/engine';
import { captureWritten } from './written';

let engine: Promise<Database> | undefined;
const opened = () => (engine ??= openEngine());
afterAll(async () => (await engine)?.close());

const written = captureWritten();
const { records, truths } = closedLog();
const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
const seed = '5eed'.repeat(16);

type Row = Record<string, string>;

/** Every row as somebody who knows the truth fills it in. */
async function fillIn(file: string, spoil: (rows: Row[]) => void = () => undefined): Promise<string> {
  const { data, meta } = Papa.parse<Row>(await readFile(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const column = (start: string) => meta.fields?.find((field) => field.startsWith(start)) ?? '';
  for (const row of data) {
    const isWarranted = truths.find(({ incident }) => incident === row.incident)?.warranted === true;
    row[column('answer')] = isWarranted ? 'yes' : 'false alarm';
    if (!isWarranted) continue;
    row[column('actions')] = 'isolate';
    row[column('targets')] = row.concerned?.split(' · ')[0] ?? 'any';
  }
  spoil(data);
  return Papa.unparse(data, { columns: meta.fields ?? [] });
}

interface Said {
  readonly scopes: readonly {
    readonly audit?: { answers: { counted: number; faults: Record<string, number> }; readers: number };
  }[];
}

describe('npm run audit -- worksheet', () => {
  it('gives each reader a file whose answers count, once, for the cases that were drawn', async () => {
    const log = await written.file('log.jsonl', text);
    const record = path.join(written.folder, 'a.draw.json');
    expect(await audit(['draw', log, '--out', record, '--seed', seed], await opened())).toBe(0);
    const draw = parseDraw(await readFile(record, 'utf8'));
    if (typeof draw === 'string') throw new Error(draw);
    const out = path.join(written.folder, 'sheets');
    const ask = async (...args: string[]) =>
      audit(['worksheet', log, '--draw', record, '--out', out, ...args], await opened());
    expect(await ask('--reader', 'w.one', '--reader', 'w.two', '--csv')).toBe(0);
    const names = (await readdir(out)).sort();
    expect(names.map((name) => name.replace(/^.*-\d-/, ''))).toEqual(['w-one.csv', 'w-two.csv']);
    expect(await ask('--reader', 'w.one', '--csv')).toBe(1);
    expect(written.err).toContain('EEXIST');
    expect(await ask('--reader', 'Harbor')).toBe(1);
    expect(written.err).toContain('cannot read its own cases');

    const [one = '', two = ''] = await Promise.all(names.map((name) => fillIn(path.join(out, name))));
    const readings = draw.cases.reduce((sum, { readers }) => sum + readers, 0);
    const [first, second] = [await written.file('one.csv', one), await written.file('two.csv', two)];
    written.out = '';
    await evaluate([log, first, second, '--audit', record, '--json'], await opened());
    const { scopes } = JSON.parse(written.out) as Said;
    expect(scopes[0]?.audit).toMatchObject({ answers: { counted: readings, faults: {} }, readers: 2 });

    // Opened twice they count once; a row that was altered does not count and is told as a rejected line.
    const copy = await written.file('copy.csv', one);
    const spoilt = await fillIn(path.join(out, names[1]!), (rows) => {
      rows[0]!.incident = rows[1]!.incident!;
    });
    const altered = await written.file('altered.csv', spoilt);
    written.out = '';
    await evaluate([log, first, copy, altered, '--audit', record, '--json'], await opened());
    const again = JSON.parse(written.out) as Said;
    expect(again.scopes[0]?.audit).toMatchObject({ answers: { counted: readings - 1, faults: {} } });
    expect(written.out).toContain('altered: another incident');
  });

  it('gives nothing where the log differs from what was drawn, or the draw was altered', async () => {
    const log = await written.file('log.jsonl', text);
    const record = path.join(written.folder, 'b.draw.json');
    expect(await audit(['draw', log, '--out', record, '--seed', seed], await opened())).toBe(0);
    const changed = await written.file('changed.jsonl', text.replaceAll('edr alert', 'edr note'));
    const ask = async (file: string, draw: string) => {
      written.err = '';
      const args = ['worksheet', file, '--draw', draw, '--reader', 'w.one', '--out', written.folder];
      return audit(args, await opened());
    };
    expect(await ask(changed, record)).toBe(1);
    expect(written.err).toContain('differ from what was drawn');
    const content = await readFile(record, 'utf8');
    const altered = await written.file(
      'c.draw.json',
      content.replace(/"second_reader": [\d.]+/, '"second_reader": 0.9'),
    );
    expect(await ask(log, altered)).toBe(1);
    expect(written.err).toContain('was altered');
  });
});
