import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { main as audit } from '../../src/cli/audit';
import { main as evaluate } from '../../src/cli/evaluate';
import { main as report } from '../../src/cli/report';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { closedLog } from '../fixtures/closed-log';
import { log, release } from './log';
import { captureWritten } from './written';

const written = captureWritten();
/** A statement is about a bundle that carries its digest. */
const named = (text: string) => text.replaceAll(release, `sha256:${'a'.repeat(64)}`);
const lines = (records: readonly unknown[]) => records.map((each) => JSON.stringify(each)).join('\n');
let engine: Database;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const commands = { evaluate, report, audit } as const;
const names = Object.keys(commands) as (keyof typeof commands)[];

/** Files that the arguments name: `GOOD` is eligible, `WRONG` is not, `CLOSED` can be drawn from, `OUT` is new. */
let files: Record<string, string>;
beforeAll(async () => {
  files = {
    GOOD: await written.file('good.jsonl', named(log(150, () => false))),
    WRONG: await written.file('wrong.jsonl', named(log(150, (index) => index % 2 === 0))),
    CLOSED: await written.file('closed.jsonl', lines(closedLog({ incidents: 240 }).records)),
    OTHER: await written.file(
      'other.jsonl',
      lines(closedLog({ incidents: 240 }).records).replaceAll('edr alert', 'edr note'),
    ),
    EMPTY: await written.file('empty.jsonl', ''),
    TEXT: await written.file('text.txt', 'no log\n'),
    DRAW: path.join(written.folder, 'first.draw.json'),
    OUT: path.join(written.folder, 'out', 'report.html'),
    MISSING: path.join(written.folder, 'missing.jsonl'),
    FOLDER: written.folder,
  };
});

async function run(command: keyof typeof commands, ...args: string[]): Promise<number> {
  written.out = written.err = '';
  return commands[command](
    args.map((arg) => files[arg] ?? arg),
    engine,
  );
}

/** What ends every command with 1 before anything is judged. */
const wrong: readonly (readonly string[])[] = [
  [],
  ['MISSING'],
  ['GOOD', 'MISSING'],
  ['EMPTY'],
  ['TEXT'],
  ['GOOD', '--fast'],
  ['GOOD', '-x'],
  ['GOOD', '--help'],
  ['GOOD', '--version'],
  ['--help', '--version'],
  ['--json', '--help'],
  ['GOOD', '--lag'],
  ['GOOD', '--lag='],
  ['GOOD', '--lag', '1', '--lag', '2'],
  ['GOOD', '--lag', 'soon'],
  ['GOOD', '--criteria', 'TEXT'],
  ['GOOD', '--criteria', 'MISSING'],
  ['GOOD', '--attestations', 'TEXT'],
  ['GOOD', '--mapping', 'TEXT'],
  ['GOOD', '--keys', 'TEXT'],
  ['GOOD', '--zone', 'Nowhere'],
];

describe('every way to end', () => {
  it.each(names)('of %s: 0 for help and version alone, which judge nothing', async (command) => {
    expect(await run(command, '--help')).toBe(0);
    expect(written.out).toMatch(/^usage: /);
    expect(written.out).toMatch(/^Exit: 0 /m);
    expect(await run(command, '--version')).toBe(0);
    expect(written.out).toBe(`shadowproof ${version}\n`);
    expect(written.err).toBe('');
  });

  it.each(names.flatMap((command) => wrong.map((args) => [command, args] as const)))(
    'of %s %j: 1, says why, and prints no answer',
    async (command, args) => {
      const whole =
        command === 'report' && args.length > 0
          ? [...args, '--out', 'OUT']
          : command === 'audit'
            ? ['plan', ...args]
            : args;
      expect(await run(command, ...whole)).toBe(1);
      expect(written.err.trim()).not.toBe('');
      expect(written.out).toBe('');
    },
  );

  it('of evaluate: 0 and 2 by the verdict, whatever form it has', async () => {
    for (const form of [[], ['--json'], ['--attest']]) {
      expect(await run('evaluate', 'GOOD', ...form)).toBe(0);
      expect(await run('evaluate', 'WRONG', ...form)).toBe(2);
    }
    expect(await run('evaluate', 'GOOD', 'WRONG')).toBe(2);
    expect(await run('evaluate', 'GOOD', '--workflow', 'misspelt')).toBe(1);
    expect(await run('evaluate', 'GOOD', '--attest', '--json')).toBe(1);
    expect(await run('evaluate', 'GOOD', '--what-if', 'TEXT')).toBe(1);
    expect(await run('evaluate', 'GOOD', '--audit', 'TEXT')).toBe(1);
    expect(await run('evaluate', 'GOOD', '--ledger', 'TEXT')).toBe(1);
    expect(await run('evaluate', 'GOOD', '--ledger', 'FOLDER')).toBe(1);
  });

  it('of report: 0 whatever the verdict, 1 where a form cannot be written', async () => {
    expect(await run('report', 'WRONG', '--out', 'OUT')).toBe(0);
    expect(await run('report', 'GOOD')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'FOLDER')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'OUT', '--json', 'GOOD')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'OUT', '--manifest', 'TEXT')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'OUT', '--baseline', 'none')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'OUT', '--words', 'TEXT')).toBe(1);
    expect(await run('report', 'GOOD', '--out', 'OUT', '--sections', 'none')).toBe(1);
  });

  it('of report: 2 where it gives a small group away with one that is out, and writes nothing', async () => {
    const out = path.join(written.folder, 'out', 'first.html');
    const next = path.join(written.folder, 'out', 'next.html');
    const also = path.join(written.folder, 'out', 'next.json');
    const night = (incidents: number) => named(log(incidents, (index) => index === 149 || index === 150));
    const one = await written.file('one.jsonl', night(150));
    expect(await run('report', one, '--lag', '0', '--out', out)).toBe(0);
    expect(written.out).toContain('Small groups: none of fewer than 5 can be computed');
    // One incident came, and it was wrong.
    const two = await written.file('two.jsonl', night(151));
    expect(await run('report', two, '--lag', '0', '--out', next, '--json', also, '--against', out)).toBe(2);
    expect(written.out).toBe('');
    expect(written.err).toMatch(/Together with .*first\.html this report would give away \d+\snumbers/);
    expect(written.err).toContain('150 then, 151 now, 1 apart');
    for (const file of [next, also]) expect(existsSync(file)).toBe(false);
    expect(await run('report', one, '--lag', '0', '--out', next, '--against', out)).toBe(0);
    expect(written.out).toMatch(
      /Together with .*first\.html no group of fewer than 5 can be computed \(\d+\ssums/,
    );
    expect(await run('report', two, '--out', 'OUT', '--against', 'TEXT')).toBe(1);
    expect(await run('report', two, '--out', out, '--against', out)).toBe(1);
  });

  it('of audit: 2 where a draw does not fit, 1 where there is nothing to draw', async () => {
    for (const command of ['plan', 'draw', 'extend', 'deepen', 'check', 'worksheet']) {
      expect(await run('audit', command, '--help')).toBe(0);
      expect(await run('audit', command, 'CLOSED', '--help')).toBe(1);
    }
    expect(await run('audit', 'plan', 'CLOSED')).toBe(0);
    expect(await run('audit', 'draw', 'CLOSED', '--out', 'DRAW')).toBe(0);
    expect(await run('audit', 'draw', 'CLOSED', '--out', 'DRAW')).toBe(1);
    expect(await run('audit', 'check', 'CLOSED', '--draw', 'DRAW')).toBe(0);
    expect(await run('audit', 'check', 'OTHER', '--draw', 'DRAW')).toBe(2);
    expect(await run('audit', 'check', 'CLOSED')).toBe(1);
    expect(await run('audit', 'draw', 'CLOSED')).toBe(1);
    expect(await run('audit', 'ponder', 'CLOSED')).toBe(1);
    expect(await run('audit', 'worksheet', 'CLOSED', '--draw', 'DRAW')).toBe(1);
  });

  it('is a table in README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(readme).toMatch(/^\| command +\| 0 +\| 2 +\| 1 +\|$/m);
    for (const command of names) expect(readme).toMatch(new RegExp(`^\\| \`${command}\` +\\|`, 'm'));
  });

  it.runIf(process.platform === 'linux')('is 1 where the answer cannot be written', async () => {
    const good = await written.file(
      'good.jsonl',
      log(150, () => false),
    );
    const full = openSync('/dev/full', 'w');
    try {
      const args = ['test/tools/run.mjs', 'src/cli/evaluate.ts', good];
      const { status, stderr } = spawnSync(process.execPath, args, {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/Standard output: ENOSPC/);
      expect(stderr).not.toContain(' at ');
    } finally {
      closeSync(full);
    }
  });
});
