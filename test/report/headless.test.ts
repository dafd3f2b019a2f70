import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openInNode } from '../../src/database/engine/node';
import { BadArguments } from '../../src/app/headless/arguments';
import { main } from '../../src/app/headless/report';
import { readReportArguments } from '../../src/app/headless/report-arguments';
import { openReport } from '../../src/app/reports/open-report';
import { manifestSchema } from '../../src/records/manifest';
import { reportFileSchema, reportSections } from '../../src/records/report/report';
import { loadSmall, smallLog } from './small-log';

let folder: string;
let file: string;

beforeAll(async () => {
  const database = await openInNode();
  ({ folder, file } = await loadSmall(database, smallLog()));
  await database.close();
});
afterEach(() => vi.restoreAllMocks());

/** Runs the command without its output on the screen; gives the exit code and what it said. */
async function run(...args: string[]) {
  const said: string[] = [];
  const keep = (text: unknown) => said.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const code = await main(args);
  return { code, said: said.join('') };
}

describe('npm run report', () => {
  it('writes the report and every other form, and adds it to a manifest once', async () => {
    const at = (name: string) => path.join(folder, 'out', name);
    await mkdir(path.join(folder, 'out'), { recursive: true });
    await writeFile(at('words.json'), JSON.stringify({ title: 'March', remarks: { drift: 'None seen.' } }));
    const args = [
      ...[file, '--out', at('reports/march.html'), '--exported-at', '2026-04-01T08:00:00+02:00'],
      ...['--words', at('words.json'), '--json', at('march.json'), '--markdown', at('march.md')],
      ...[
        '--csv',
        at('csv'),
        '--svg',
        at('svg'),
        '--cyclonedx',
        at('march.cdx.json'),
        '--manifest',
        at('manifest.json'),
      ],
    ];
    expect(await run(...args)).toMatchObject({ code: 0 });
    const html = await readFile(at('reports/march.html'), 'utf8');
    const opened = openReport('march.html', html);
    expect(opened).toMatchObject({ page: 'same' });
    expect(opened.report).toMatchObject({ title: 'March', exported_at: '2026-04-01T08:00:00+02:00' });
    expect(opened.report.sections.find(({ id }) => id === 'drift')?.remark).toBe('None seen.');
    expect(reportFileSchema.parse(JSON.parse(await readFile(at('march.json'), 'utf8'))).sha256).toBe(
      opened.found,
    );
    expect(await readFile(at('march.md'), 'utf8')).toMatch(/^# March\n/);
    expect((await readdir(at('csv'))).length).toBeGreaterThan(15);
    expect((await readdir(at('svg'))).length).toBeGreaterThan(2);

    expect(await run(...args)).toMatchObject({ code: 0 });
    expect(await readFile(at('reports/march.html'), 'utf8')).toBe(html);
    const manifest = manifestSchema.parse(JSON.parse(await readFile(at('manifest.json'), 'utf8')));
    expect(manifest).toEqual({ files: [], reports: ['reports/march.html'] });
  });

  it.each([
    ['a missing log', ['nowhere.jsonl', '--out', 'x.html'], /nowhere\.jsonl/],
    ['no place to write to', ['a.jsonl'], /--out FILE is missing/],
    ['no file', ['--out', 'x.html'], /No file to read/],
    ['an unknown section', ['a.jsonl', '--out', 'x.html', '--sections', 'weather'], /weather is none of/],
    ['an unknown field', ['a.jsonl', '--out', 'x.html', '--rows', 'password'], /password is none of/],
    [
      'a time without an offset',
      ['a.jsonl', '--out', 'x.html', '--exported-at', '2026-04-01 08:00'],
      /RFC 3339/,
    ],
    ['an unknown option', ['a.jsonl', '--out', 'x.html', '--colour', 'red'], /colour/],
  ])('says what is wrong with %s', async (_, args, said) => {
    const found = await run(...args);
    expect(found.code).toBe(1);
    expect(found.said).toMatch(said);
  });

  it('refuses a short salt and words that are none', async () => {
    const salt = path.join(folder, 'salt.txt');
    await writeFile(salt, 'short');
    expect((await run(file, '--out', `${file}.html`, '--salt-file', salt)).said).toMatch(/at least 16/);
    await writeFile(salt, '{"decision":{"outcome":"promote","by":"","on":"soon"}}');
    const { code, said } = await run(file, '--out', `${file}.html`, '--words', salt);
    expect(code).toBe(1);
    expect(said).toMatch(/decision\.by: who decided/);
    expect(said).toMatch(/decision\.on: a day as/);
  });

  it('takes all sections unless some are named', () => {
    expect(readReportArguments(['a', '--out', 'b']).sections).toEqual(reportSections);
    const two = ['a', '--out', 'b', '--sections', 'tests, drift'];
    expect(readReportArguments(two).sections).toEqual(['drift', 'tests']);
    expect(readReportArguments([...two, '--what-if', 'c']).sections).toEqual(['drift', 'what_if', 'tests']);
    expect(() => readReportArguments(['a'])).toThrow(BadArguments);
  });
});
