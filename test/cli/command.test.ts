import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bin, files, version } from '../../package.json';
import { log } from './log';
import { addressOf, packedCommand } from './packed-command';
import { captureWritten } from './written';

const written = captureWritten();

async function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', [await packedCommand(), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('is what the package names, and starts without a word to Node', async () => {
  expect(path.basename(bin.shadowproof)).toBe('shadowproof.mjs');
  expect(bin.shadowproof.startsWith(`${files[0]}/commands/`)).toBe(true);
  expect(await readFile(await packedCommand(), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

it('judges logs as a clone does, and calls itself by its own name', async () => {
  const good = await written.file(
    'good.jsonl',
    log(150, () => false),
  );
  const wrong = await written.file(
    'wrong.jsonl',
    log(150, (index) => index % 2 === 0),
  );
  const clone = ['test/tools/run.mjs', 'src/cli/evaluate.ts'];
  const cloned = spawnSync('node', [...clone, wrong, '--json'], { encoding: 'utf8' });
  const packed = await run('evaluate', wrong, '--json');
  expect([packed.status, cloned.status]).toEqual([2, 2]);
  expect(packed.stdout).toBe(cloned.stdout);
  expect((await run('evaluate', good, '--engine', 'wasm')).status).toBe(0);
  const out = path.join(written.folder, 'report.html');
  expect((await run('report', good, '--out', out)).status).toBe(0);
  expect(await readFile(out, 'utf8')).toMatch(/^<!doctype html>/i);
  expect((await run('evaluate', '--help')).stdout).toMatch(/^usage: shadowproof evaluate FILES/);
});

it.each([
  [['--help'], 0, /^usage: shadowproof COMMAND/, ''],
  [['--version'], 0, new RegExp(`^shadowproof ${version.replaceAll('.', '\\.')}\n$`), ''],
  [[], 1, /^$/, 'usage: shadowproof COMMAND'],
  [['toString'], 1, /^$/, 'usage: shadowproof COMMAND'],
  [['evaluate'], 1, /^$/, 'No file to read.'],
  [['verify', '--keys', 'x'], 1, /^$/, 'No statement to check.'],
  [['serve', '--port', 'x'], 1, /^$/, 'usage: shadowproof serve'],
  [['serve', 'log.jsonl'], 1, /^$/, 'usage: shadowproof serve'],
] as const)('%j ends with %i', async (args, code, out, err) => {
  const { status, stdout, stderr } = await run(...args);
  expect(status).toBe(code);
  expect(stdout).toMatch(out);
  expect(stderr).toContain(err);
});

it('serves the app that lies beside it, on this machine only', async () => {
  const host = spawn('node', [await packedCommand(), 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressOf(host);
    expect(await (await fetch(address)).text()).toContain('<title>the app</title>');
    expect((await fetch(`${address}commands/shadowproof.mjs`)).status).toBe(200);
  } finally {
    host.kill();
  }
});
