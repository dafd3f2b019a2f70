import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/audit';
import type { Database } from '../../src/database/engine/database';
import { auditDrawSchema } from '../../src/records/audit';
import type { LogRecord } from '../../src/records/record';
import { closedLog } from '../fixtures/closed-log';
import { openEngine } from '../fixtures/engine';
import { decision, verdict } from '../fixtures/records';
import { captureWritten } from './written';

let engine: Promise<Database> | undefined;
const audit = async (...args: readonly string[]): Promise<number> => {
  engine ??= openEngine();
  return main(args, await engine);
};
afterAll(async () => (await engine)?.close());

const written = captureWritten();
const lines = (records: readonly LogRecord[]) => records.map((each) => JSON.stringify(each)).join('\n');
const { records } = closedLog();
const seed = '5eed'.repeat(16);
const drawOf = async (file: string) => auditDrawSchema.parse(JSON.parse(await readFile(file, 'utf8')));

describe('npm run audit', () => {
  it('plans what must be read where nothing can be judged', async () => {
    const log = await written.file('log.jsonl', lines(records));
    const code = await audit('plan', log, '--minutes', '6');
    expect(written.err).not.toContain('usage');
    expect(written.out).toMatch(/240\sincidents/);
    expect(written.out).toMatch(/As many as the labels suggest/);
    written.out = '';
    expect(await audit('plan', log, '--json')).toBe(code);
    const told = JSON.parse(written.out) as { incidents: number; limit: number; rows: { at: number }[] };
    expect(told).toMatchObject({ incidents: 240, limit: 0.05, attempt: 1, scope: { agent: 'harbor' } });
    expect(told.rows.map(({ at }) => at)).toEqual([0.5, 1, 2]);
  });

  it('draws, checks, extends and deepens, and writes nothing over', async () => {
    const log = await written.file('log.jsonl', lines(records));
    const first = path.join(written.folder, 'audits', 'first.draw.json');
    expect(await audit('draw', log, '--out', first, '--seed', seed, '--drawn-by', 'auditor-1')).toBe(0);
    const draw = await drawOf(first);
    expect(draw).toMatchObject({ kind: 'first', attempt: 1, seed, drawn_by: 'auditor-1', incidents: 240 });
    expect(written.out).toContain(draw.digest);
    expect(await audit('check', log, '--draw', first)).toBe(0);
    expect(written.out).toContain('it fits');

    const text = await readFile(first, 'utf8');
    expect(await audit('draw', log, '--out', first)).toBe(1);
    expect(written.err).toContain('never written over');
    expect(await audit('draw', log, '--out', log)).toBe(1);
    expect(written.err).toContain('is one of the files to be read');
    expect(await audit('deepen', log, '--draw', first, '--out', first)).toBe(1);
    expect(await readFile(first, 'utf8')).toBe(text);

    const second = path.join(written.folder, 'audits', 'second.draw.json');
    expect(await audit('extend', log, '--out', second)).toBe(1);
    expect(written.err).toContain('No incident is left to draw');
    const longer = await written.file('longer.jsonl', lines(closedLog({ incidents: 300 }).records));
    // The draw beside it counts though nobody names it.
    expect(await audit('extend', longer, '--out', second)).toBe(0);
    expect(await drawOf(second)).toMatchObject({
      kind: 'extend',
      attempt: 1,
      previous: draw.digest,
      incidents: 60,
    });
    const third = path.join(written.folder, 'audits', 'third.draw.json');
    expect(await audit('draw', longer, '--out', third)).toBe(0);
    expect(await drawOf(third)).toMatchObject({ kind: 'first', attempt: 2, incidents: 300 });
    const fourth = path.join(written.folder, 'audits', 'fourth.draw.json');
    expect(await audit('deepen', longer, '--out', fourth)).toBe(0);
    expect(await drawOf(fourth)).toMatchObject({ kind: 'deepen', attempt: 3, incidents: 300 });
    written.out = '';
    expect(
      await audit(
        'check',
        longer,
        '--json',
        ...[first, second, third, fourth].flatMap((file) => ['--draw', file]),
      ),
    ).toBe(0);
    const { draws } = JSON.parse(written.out) as { draws: { fits: boolean }[] };
    expect(draws.map(({ fits }) => fits)).toEqual([true, true, true, true]);
  });

  it('says what no longer fits, and gives 2', async () => {
    const log = await written.file('other.jsonl', lines(records));
    const file = path.join(written.folder, 'checked', 'one.draw.json');
    expect(await audit('draw', log, '--out', file, '--seed', seed)).toBe(0);
    const draw = await drawOf(file);
    const gone = draw.cases[0]!.incident;
    const changed = await written.file(
      'changed.jsonl',
      lines(records.filter((each) => !('incident_uid' in each && each.incident_uid === gone))),
    );
    expect(await audit('check', changed, '--draw', file)).toBe(2);
    expect(written.out).toMatch(/held 240\sincidents and holds 239/);
    expect(written.out).toContain(gone);
    expect(written.out).toContain('changed.jsonl');

    const sheets = path.join(written.folder, 'sheets');
    expect(await audit('worksheet', log, '--draw', file, '--reader', 'Noor', '--out', sheets)).toBe(0);
    expect(written.out).toContain('for Noor');
    expect(await readdir(sheets)).toHaveLength(1);

    const edited = await written.file(
      'edited.draw.json',
      JSON.stringify({ ...draw, uniform: draw.uniform / 2 }),
    );
    written.out = '';
    expect(await audit('check', log, '--draw', edited)).toBe(2);
    expect(written.out).toContain('edited after it was made');
    const none = await written.file('none.json', '{"format": "something else"}');
    expect(await audit('check', log, '--draw', none)).toBe(1);
    expect(written.err).toContain('none.json');
  });

  it('lists the scopes where the one that is asked for is not there, or is not one', async () => {
    const mail = decision({ agent: { uid: 'harbor' }, workflow: 'mail' });
    const log = await written.file(
      'two.jsonl',
      lines([...records, mail, verdict({ decision_id: mail.decision_id })]),
    );
    expect(await audit('plan', log, '--workflow', 'fax')).toBe(1);
    expect(written.err).toContain('--agent "harbor" --workflow "mail" --risk low');
    expect(written.err).toContain('--workflow "endpoint"');
    written.err = '';
    expect(await audit('plan', log)).toBe(1);
    expect(written.err).toContain('Name one:');
    written.err = '';
    expect(
      await audit(
        'deepen',
        log,
        '--workflow',
        'endpoint',
        '--out',
        path.join(written.folder, 'x', 'x.draw.json'),
      ),
    ).toBe(1);
    expect(written.err).toContain('Nothing was drawn of this scope');
  });

  it.each([
    [['log.jsonl'], 'log.jsonl: first say one of plan, draw'],
    [['draw', 'log.jsonl'], '--out FILE'],
    [['check', 'log.jsonl'], '--draw FILE'],
    [['plan'], 'No file to read'],
    [['plan', 'log.jsonl', '--self-test'], '--self-test is of evaluate and report'],
    [['plan', 'log.jsonl', '--risk', 'medium'], '--risk medium: low or high'],
    [['plan', 'log.jsonl', '--hours', '0'], '--hours: Above 0'],
    [['plan', 'log.jsonl', '--minutes', 'many'], '--minutes: Above 0'],
    [['plan', 'log.jsonl', '--second-reader', '101'], '--second-reader: From 0% to 100%'],
    [['draw', 'log.jsonl', '--out', 'x.json', '--seed', '42'], '--seed: 64 lower-case hex digits'],
  ])('refuses %j', async (args, why) => {
    expect(await audit(...args)).toBe(1);
    expect(written.err).toContain(why);
    expect(written.err).toContain('usage: npm run audit');
  });
});
