import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { BadArguments } from '../../src/cli/arguments';
import { main } from '../../src/cli/report';
import { readWords } from '../../src/cli/report-words';
import { readReportArguments } from '../../src/cli/report-arguments';
import { writeOscal } from '../../src/report/forms/oscal';
import { openReport } from '../../src/report/reading/open-report';
import { presets } from '../../src/readiness/criteria/criteria';
import { manifestSchema } from '../../src/records/manifest';
import { reportFileSchema, reportSections } from '../../src/records/report/report';
import { loadSmall, smallLog } from './small-log';

let folder: string;
let file: string;
let native: Database;

beforeAll(async () => {
  native = await openEngine();
  ({ folder, file } = await loadSmall(native, smallLog()));
});
afterAll(() => native.close());
afterEach(() => vi.restoreAllMocks());

/** Runs the command without its output on the screen; gives the exit code and what it said. */
const run = (...args: string[]) => runOn(native, ...args);

/** The same on this engine; without one, on that which the command opens itself. */
async function runOn(engine: Database | undefined, ...args: string[]) {
  const said: string[] = [];
  const keep = (text: unknown) => said.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const code = await main(args, engine);
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
        '--oscal',
        at('march.oscal.json'),
        '--manifest',
        at('manifest.json'),
      ],
    ];
    expect(await runOn(undefined, ...args)).toMatchObject({ code: 0 });
    const html = await readFile(at('reports/march.html'), 'utf8');
    const opened = openReport('march.html', html);
    expect(opened).toMatchObject({ page: 'same' });
    expect(opened.report).toMatchObject({ title: 'March', exported_at: '2026-04-01T08:00:00+02:00' });
    expect(opened.report.sections.find(({ id }) => id === 'drift')?.remark).toBe('None seen.');
    expect(reportFileSchema.parse(JSON.parse(await readFile(at('march.json'), 'utf8'))).sha256).toBe(
      opened.found,
    );
    expect(await readFile(at('march.md'), 'utf8')).toMatch(/^# March\n/);
    expect(await readFile(at('march.oscal.json'), 'utf8')).toBe(writeOscal(opened.report));
    expect((await readdir(at('csv'))).length).toBeGreaterThan(15);
    expect((await readdir(at('svg'))).length).toBeGreaterThan(2);

    expect(await run(...args)).toMatchObject({ code: 0 });
    expect(await readFile(at('reports/march.html'), 'utf8')).toBe(html);
    const manifest = manifestSchema.parse(JSON.parse(await readFile(at('manifest.json'), 'utf8')));
    expect(manifest).toEqual({ files: [], reports: ['reports/march.html'] });
  });

  it('reads a table by a mapping, in a zone, with the lag and keys that evaluate takes', async () => {
    const table = path.join(folder, 'table.csv');
    await writeFile(
      table,
      'case,when,host,answer,closed\n1,02.03.2026 10:00,h1,yes,real\n2,03.03.2026 10:00,h2,no,noise\n',
    );
    const time = { from: 'when', pattern: 'dd.MM.yyyy HH:mm' };
    const decision_id = { from: 'case' };
    const fields = {
      ...{ time, decision_id, environment: { value: 'production' }, mode: { value: 'shadow' } },
      ...{ 'agent.uid': { value: 'a' }, 'action.name': { value: 'block' }, 'resource.uid': { from: 'host' } },
      'action.category': { value: 'isolate' },
    };
    const mapping = {
      ...{ format: 'shadowproof-mapping/1', name: 'table', rows: { shape: 'csv' } },
      records: [
        { event_type: 'decision', fields },
        {
          event_type: 'verdict',
          fields: {
            ...{ time, decision_id, basis: { value: 'incident_review' } },
            verdict: { from: 'closed', map: { real: 'true_positive', noise: 'false_positive' } },
          },
        },
      ],
    };
    const by = path.join(folder, 'table-mapping.json');
    await writeFile(by, JSON.stringify(mapping));
    const keys = path.join(folder, 'table-keys.json');
    const { publicKey } = generateKeyPairSync('ed25519');
    await writeFile(keys, publicKey.export({ format: 'pem', type: 'spki' }));
    const out = path.join(folder, 'table.html');
    const json = path.join(folder, 'table.json');
    const args = [table, '--mapping', by, '--lag', '0', '--keys', keys, '--out', out, '--json', json];
    // Without a zone no time can be read, and the report says so of the file.
    const without = await run(...args);
    expect(without.code).toBe(1);
    expect(without.said).toContain('4 read = 0 accepted + 4 rejected + 0 duplicate + 0 left out');
    expect(without.said).toMatch(/line 2: time ← when: expected a time with an offset, or a named zone/);
    expect(await run(...args, '--zone', 'Europe/Berlin')).toMatchObject({ code: 0 });
    const { report } = reportFileSchema.parse(JSON.parse(await readFile(json, 'utf8')));
    expect(report.sources).toMatchObject([{ name: 'table.csv', read: 4, accepted: 4, rejected: 0 }]);
    expect((await run(...args, '--zone', 'Nowhere')).said).toContain('--zone Nowhere');
    expect((await run(...args.map((arg) => (arg === '0' ? 'soon' : arg)))).said).toContain(
      '--lag soon: a number of days',
    );
  });

  it('lists the tries of a ledger and what the self-test found, as the app does', async () => {
    const ledger = path.join(folder, 'looks.jsonl');
    const json = path.join(folder, 'tried.json');
    const args = [file, '--out', path.join(folder, 'tried.html'), '--json', json, '--ledger', ledger];
    const reported = async () => reportFileSchema.parse(JSON.parse(await readFile(json, 'utf8'))).report;
    expect(await run(...args)).toMatchObject({ code: 0 });
    expect((await reported()).tries).toEqual([expect.stringMatching(/^Try 1 of 1, 1 look, logs until /)]);
    expect(await reported()).not.toHaveProperty('self_tests');
    // Without a gate on false positives the self-test ends with its first log, and says so.
    const gates = presets.lowRisk.gates.filter(({ metric }) => metric === 'override_rate');
    const steps = presets.lowRisk.steps.map((step) => ({ ...step, gates: gates.map(({ id }) => id) }));
    const criteria = path.join(folder, 'overrides-only.json');
    await writeFile(criteria, JSON.stringify({ ...presets.lowRisk, gates, steps }));
    const asked = ['--workflow', 'endpoint', '--criteria', criteria, '--self-test'];
    expect(await run(...args, ...asked)).toMatchObject({ code: 0 });
    expect((await reported()).tries).toEqual([
      expect.stringContaining('everything, by'),
      expect.stringMatching(/endpoint, by .*other agents or workflows were asked for/),
    ]);
    expect((await reported()).self_tests).toEqual([
      expect.stringMatching(/^Self-test of .*, advisory_responder to .*, low risk: /),
    ]);
    expect((await readFile(ledger, 'utf8')).trimEnd().split('\n')).toHaveLength(2);
    // A file that is an input stays as it is, and no report is written of it.
    expect((await run(file, '--out', json, '--ledger', file)).said).toContain(
      'is one of the files to be read',
    );
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

  it('takes words with fields left out, and names every field that is wrong', async () => {
    const words = path.join(folder, 'words.json');
    const write = (value: unknown) => writeFile(words, JSON.stringify(value));
    await write({ decision: { outcome: 'hold', by: 'R. Meyer', on: '2026-03-02' } });
    expect(await readWords(words)).toEqual({
      title: null,
      remarks: {},
      decision: {
        outcome: 'hold',
        covers: null,
        by: 'R. Meyer',
        on: '2026-03-02',
        conditions: null,
        expires: null,
      },
    });
    await write({ decision: { outcome: 'hold', by: 'R. Meyer', on: '2026-03-02', expires: '' } });
    expect((await readWords(words)).decision?.expires).toBeNull();
    await write({ decision: { outcome: 'promote_with_conditions', by: 'R. Meyer', on: '2026-03-02' } });
    expect(await readWords(words).catch(String)).toContain('decision.conditions: which conditions');
    await write({});
    expect(await readWords(words)).toEqual({ title: null, remarks: {}, decision: null });
    expect(await readWords(null)).toEqual({ title: null, remarks: {}, decision: null });
    await write({
      titel: 'x',
      remarks: { weather: 'fine', drift: 7 },
      decision: { outcome: 'maybe', by: 'R. Meyer', on: 'soon', expires: 'never' },
    });
    const said = await readWords(words).catch((error: unknown) => String(error));
    expect(said).toContain('titel: no such field; there are title, remarks, decision');
    expect(said).toContain('remarks.weather: no such field; there are readiness, outcomes');
    expect(said).toContain('remarks.drift: a text');
    expect(said).toContain('decision.outcome: one of promote, promote_with_conditions, hold, step_down');
    expect(said).toContain('decision.on: a day as 2026-03-02');
    expect(said).toContain('decision.expires: a day as 2026-03-02');
  });

  it('refuses a change that is none and a baseline that no log holds', async () => {
    const none = path.join(folder, 'none.json');
    await writeFile(none, '{"format":"shadowproof-threshold/1"}');
    const change = await run(file, '--out', `${file}.html`, '--what-if', none);
    expect(change.code).toBe(1);
    expect(change.said).toMatch(/none\.json is no threshold.*\n {2}name/);
    const baseline = await run(file, '--out', `${file}.html`, '--baseline', 'nowhere');
    expect(baseline.code).toBe(1);
    expect(baseline.said).toMatch(/--baseline nowhere: no such bundle; the logs hold /);
  });

  it('takes all sections unless some are named', () => {
    expect(readReportArguments(['a', '--out', 'b']).sections).toEqual(reportSections);
    const two = ['a', '--out', 'b', '--sections', 'tests, drift'];
    expect(readReportArguments(two).sections).toEqual(['drift', 'tests']);
    expect(readReportArguments([...two, '--what-if', 'c']).sections).toEqual(['drift', 'what_if', 'tests']);
    expect(() => readReportArguments(['a'])).toThrow(BadArguments);
  });
});
