import { execFile, spawn } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { files, scripts, version } from '../../package.json';
import { log, release } from './log';
import { addressOf } from './packed-command';

/** An empty folder, into which the package is installed as people do it. */
let home: string;
beforeAll(async () => void (home = await mkdtemp(path.join(tmpdir(), 'shadowproof-installed-'))));
afterAll(() => rm(home, { recursive: true }));

interface Ended {
  readonly status: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

const run = (command: string, args: readonly string[], cwd: string) =>
  new Promise<Ended>((resolve) => {
    const env = { ...process.env, npm_config_update_notifier: 'false' };
    execFile(command, [...args], { cwd, env, maxBuffer: 2 ** 27 }, (error, out, err) =>
      resolve({ status: error === null ? 0 : error.code, out, err }),
    );
  });
const npx = (...args: string[]) => run('npx', ['--no-install', 'shadowproof', ...args], home);

/** What `npm pack` would pack, built beside the working folder, whose own build others read meanwhile. */
async function packed(): Promise<string> {
  const staged = path.join(home, 'staged');
  await mkdir(staged);
  for (const file of ['package.json', 'README.md']) await cp(file, path.join(staged, file));
  const dist = path.join(staged, 'dist');
  expect(scripts.prepack).toBe('vite build && node test/tools/build-commands.mjs');
  const app = ['vite', 'build', '--logLevel', 'error', '--emptyOutDir', '--outDir', dist];
  expect(await run('npx', app, '.')).toMatchObject({ status: 0 });
  const commands = ['test/tools/build-commands.mjs', path.join(dist, 'commands')];
  expect(await run('node', commands, '.')).toMatchObject({ status: 0 });
  const { status, out } = await run('npm', ['pack', '--ignore-scripts', '--json'], staged);
  expect(status).toBe(0);
  const [pack] = JSON.parse(out) as { filename: string; files: { path: string }[] }[];
  const others = pack!.files.filter(({ path: file }) => !file.startsWith(`${files[0]}/`));
  expect(others.map(({ path: file }) => file).sort()).toEqual(['README.md', 'package.json']);
  return path.join(staged, pack!.filename);
}

const isOffline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|ENETUNREACH/;

/** What went wrong; null where it is installed, undefined where no registry answers. */
async function install(): Promise<string | null | undefined> {
  const tarball = await packed();
  await writeFile(path.join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  const asked = ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const { status, err } = await run('npm', asked, home);
  if (status !== 0) return isOffline.test(err) ? undefined : err;
  await rm(path.join(home, 'staged'), { recursive: true });
  return null;
}

/** Judges, reports, verifies and says its version as a command of that folder. */
async function commands() {
  // A statement is about a bundle that carries its digest.
  const logged = (wrong: (index: number) => boolean) =>
    log(150, wrong).replaceAll(release, `sha256:${'a'.repeat(64)}`);
  await writeFile(
    path.join(home, 'good.jsonl'),
    logged(() => false),
  );
  await writeFile(
    path.join(home, 'wrong.jsonl'),
    logged((index) => index % 2 === 0),
  );
  expect(await npx('--version')).toMatchObject({ status: 0, out: `shadowproof ${version}\n` });
  const judged = await npx('evaluate', 'good.jsonl', '--json');
  expect(judged.status).toBe(0);
  // Native DuckDB came with it: nothing is said of another engine.
  expect(judged.err).not.toContain('Native DuckDB');
  expect(JSON.parse(judged.out)).toMatchObject({ eligible: true, scopes: [{ state: 'eligible' }] });
  expect((await npx('evaluate', 'wrong.jsonl')).status).toBe(2);
  expect((await npx('evaluate', 'missing.jsonl')).status).toBe(1);
  expect((await npx('report', 'good.jsonl', '--out', 'report.html')).status).toBe(0);
  expect(await readFile(path.join(home, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);

  const keys = path.resolve('test/fixtures/keys');
  await cp(keys, path.join(home, 'keys'), { recursive: true });
  const key = ['--sign', 'keys/ed25519.pem'];
  const signed = await npx('evaluate', 'good.jsonl', '--attest', ...key);
  expect(signed.status).toBe(0);
  await writeFile(path.join(home, 'verdict.json'), signed.out);
  const verified = await npx('verify', 'verdict.json', 'good.jsonl', '--keys', 'keys/ed25519.pub.pem');
  expect(verified).toMatchObject({ status: 0 });
  expect(verified.out).toContain('same: good.jsonl');
  expect((await npx('verify', 'verdict.json', 'wrong.jsonl', '--keys', 'keys/ed25519.pub.pem')).status).toBe(
    1,
  );
}

/** Serves the app that came with it, and its sample. */
async function served() {
  const command = path.join(home, 'node_modules/.bin/shadowproof');
  const host = spawn(command, ['serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressOf(host);
    const page = await fetch(address);
    expect(await page.text()).toContain('<title>Shadowproof');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${address}sample-data/manifest.json`)).status).toBe(200);
  } finally {
    host.kill();
  }
}

/** Gives a program its three modules with types, and nothing deeper. */
async function modules() {
  const guide = await readFile('src/cli/package/README.md', 'utf8');
  const [, program = ''] = /```ts\n(.*?)```/s.exec(guide) ?? [];
  await writeFile(path.join(home, 'program.ts'), program);
  await writeFile(
    path.join(home, 'wrong.ts'),
    "import { readLogs } from 'shadowproof/intake';\nvoid readLogs(7);\n",
  );
  const types = path.resolve('node_modules/@types');
  const options = {
    ...{ target: 'ES2023', lib: ['ES2023', 'DOM', 'DOM.Iterable'], module: 'nodenext', strict: true },
    ...{ typeRoots: [types], types: ['node'], outDir: 'compiled', rootDir: '.', skipLibCheck: false },
  };
  const compile = async (file: string) => {
    await writeFile(
      path.join(home, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: [file] }),
    );
    return run(
      'node',
      [path.resolve('node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false'],
      home,
    );
  };
  expect(await compile('program.ts')).toEqual({ status: 0, out: '', err: '' });
  expect((await compile('wrong.ts')).out).toMatch(/wrong\.ts\(2,15\): error TS2345/);
  const { status, out } = await run('node', ['compiled/program.js', 'good.jsonl'], home);
  expect(status).toBe(0);
  // One every half day, and the last label comes at day 75.5: those until day 61.5 are 14 days old, 2 × 61.5 + 1.
  expect(JSON.parse(out)).toMatchObject({ states: ['endpoint: eligible'], n: 124, hits: 0 });

  const entry = path.join(home, 'node_modules/shadowproof/dist/commands/shadowproof.mjs');
  await access(entry);
  const deep = await run('node', ['-e', "import('shadowproof/dist/commands/shadowproof.mjs')"], home);
  expect(deep.status).not.toBe(0);
  expect(deep.err).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
}

it('is packed and installed into an empty folder, where its commands and modules work', async ({ skip }) => {
  const problem = await install();
  skip(problem === undefined, 'no registry answers, so nothing was installed');
  expect(problem).toBeNull();
  await commands();
  await served();
  await modules();
});
