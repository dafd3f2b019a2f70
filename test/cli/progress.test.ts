import { spawnSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, it, vi } from 'vitest';
import { bar, isLive, progressOn } from '../../src/cli/progress';
import { log } from './log';
import { packedCommand } from './packed-command';
import { captureWritten } from './written';

const written = captureWritten();
let file = '';
beforeEach(async () => {
  file = await written.file(
    'good.jsonl',
    log(150, () => false),
  );
});

/** The command under a pseudo-terminal, its answer in a file: what the terminal got is its progress. */
async function onTerminal(env: Record<string, string>): Promise<string> {
  const command = `node ${await packedCommand()} evaluate ${file} >${written.folder}/answer 2>&2`;
  const { PATH } = process.env;
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
    encoding: 'utf8',
    input: '',
    env: { PATH, TERM: 'xterm-256color', ...env },
  });
  expect(status).toBe(0);
  return stdout;
}

const drawn = /[█░]{24} \d+% reading/;
const green = '\u001B[32m';

it('draws a bar on a terminal, takes it away at the end, and paints it where colours are wanted', async () => {
  const painted = await onTerminal({});
  expect(painted).toContain(`${green}█`);
  expect(painted.replaceAll(/\u001B\[\d*m/g, '')).toMatch(drawn);
  expect(painted).toMatch(/\r\u001B\[2K$/);
  const plain = await onTerminal({ NO_COLOR: '1' });
  expect(plain).toMatch(drawn);
  expect(plain).not.toContain(green);
});

it.each<Record<string, string>>([{ TERM: 'dumb' }, { CI: 'true' }])('draws none with %j', async (env) => {
  const said = await onTerminal(env);
  expect(said).not.toMatch(/[█░\r]\u001B|█/);
  expect(said).toMatch(/reading .*good\.jsonl: \d+%, [\d,]+ records, 0 rejected/);
});

it.each([
  [true, { TERM: 'xterm' }, true],
  [false, { TERM: 'xterm' }, false],
  [true, { TERM: 'dumb' }, false],
  [true, { TERM: 'xterm', CI: '1' }, false],
  [true, { TERM: 'xterm', CI: 'false' }, true],
] as const)('a terminal %s with %j is live: %s', (isTTY, env, expected) => {
  expect(isLive({ isTTY } as NodeJS.WriteStream, env)).toBe(expected);
});

it('fills the bar by the share that is read, never beyond its ends', () => {
  expect(bar(0, 4)).toBe('░░░░');
  expect(bar(0.5, 4)).toBe('██░░');
  expect(bar(1.2, 4)).toBe('████');
  expect(bar(-1, 4)).toBe('░░░░');
});

it('shows a name that would move the cursor as text, in a line that fits', () => {
  vi.stubEnv('CI', '');
  vi.stubEnv('TERM', 'xterm');
  vi.stubEnv('FORCE_COLOR', '0');
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  const progress = progressOn(terminal);
  const counts = { bytesRead: 1, bytesTotal: 4, records: 1200, rejected: 3, bytesPerSecond: 1 };
  progress.show({ ...counts, file: `a\u001B[2J${'b'.repeat(100)}`, stage: 'reading' });
  const said = String(terminal.read());
  expect(said.startsWith('\r\u001B[2K██████░░░░░░░░░░░░░░░░░░ 25% reading a\uFFFD[2Jbbb')).toBe(true);
  expect(said.length).toBe('\r\u001B[2K'.length + 59);
  vi.unstubAllEnvs();
});
