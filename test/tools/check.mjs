// npm test: every check there is. Parts run side by side where two cores allow it; all run even when one fails. The
// last lines say how long each part took, which tests were slowest and what failed, because the checks between have
// long scrolled it away.
//   npm run check -- ROOM    types, and lint and unit tests of one folder of src/
// Long checks take turns (test/turns.ts): the commit draws whose turn it is.
//   npm test -- --all        all of them, and writes anew which are long
//   npm run soak             the unit tests with larger counts under a new seed, then all on the shipped engine, all
//                          browser tests; tsc and Prettier themselves, which npm test asks their native kin for
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failedTests, longTests, slowestTests } from './reported-tests.mjs';

const cores = 2;
const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-'));
const node = (file, ...args) => ({ command: 'node', args: [`test/tools/${file}`, ...args] });
const npx = (...args) => ({ command: 'npx', args });

/** Unit tests of these rooms, or of all. */
function unit(name, zone, env, ...rooms) {
  const report = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = npx('vitest', 'run', '-c', 'test/vitest.config.ts', ...reporters, ...rooms);
  return { name, cores: 2, ...vitest, env: { TZ: zone, ...env }, report };
}

/** TypeScript's own errors, and promises that nobody waits for (they hide their failure), found by one native program. */
const types = { name: 'types and promises', cores: 1, command: 'npm', args: ['run', '--silent', 'types'] };
const lint = (...files) => ({
  name: 'lint',
  cores: 1,
  ...npx('eslint', '-c', 'test/lint/eslint.config.js', '--max-warnings', '0', ...files),
});

/** The commit, as a number that property tests draw from: each commit looks where none has looked before. */
function seedOfCommit() {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return parseInt(head.toString().slice(0, 7), 16);
  } catch {
    return 1;
  }
}

function everything() {
  const browser = path.join(folder, 'browser.json');
  return [
    { name: 'build', cores: 1, ...npx('vite', 'build', '--logLevel', 'warn') },
    types,
    lint('.'),
    { name: 'format', cores: 1, ...node('format.mjs') },
    { name: 'unused files and exports', cores: 1, ...npx('knip') },
    { name: 'dead links', cores: 1, ...node('links.mjs') },
    { name: 'sizes', cores: 1, after: 'build', ...node('sizes.mjs') },
    unit('unit and SQL', 'Asia/Kolkata', {}),
    // What reads, groups or writes a time must answer alike where the machine's zone is UTC.
    unit('times', 'UTC', {}, ...timeRooms.map((room) => `test/${room}`)),
    {
      name: 'browser',
      cores: 2,
      after: 'build',
      ...node('browser.mjs', '--reporter=list,json'),
      env: { TZ: 'America/St_Johns', SHADOWPROOF_KEEP_BUILD: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: browser },
      report: browser,
    },
  ];
}

/** What handles times and asks no database. */
const timeRooms = [
  'records/',
  'slice/',
  'words/',
  'session/',
  'charts/',
  'app/',
  'intake/zone',
  'intake/shapes',
  'intake/canonical',
  'intake/mapper/',
  'intake/formats/',
];

function ofRoom(room) {
  const folders = [`src/${room}`, `test/${room}`].filter((each) => existsSync(each));
  if (folders.length === 0) {
    console.error(`There is neither src/${room} nor test/${room}.`);
    process.exit(1);
  }
  const tests = folders.filter((each) => each.startsWith('test/')).map((each) => `${each}/`);
  return [types, lint(...folders), ...(tests.length > 0 ? [unit('unit', 'Asia/Kolkata', {}, ...tests)] : [])];
}

const soak = () => [
  { name: 'types as tsc finds them', cores: 1, ...npx('tsc', '--noEmit') },
  { name: 'format', cores: 1, ...npx('prettier', '--check', '--log-level', 'warn', '.') },
  unit('larger counts', 'Asia/Kolkata', { SOAK: process.env.SOAK ?? '20' }),
  unit('the shipped engine', 'Asia/Kolkata', { SHADOWPROOF_ENGINE: 'shipped' }),
  { name: 'browser', cores: 2, ...node('browser.mjs'), env: { SOAK: '1' } },
  { name: 'Firefox', cores: 2, after: 'browser', ...node('run.mjs', 'test/firefox/smoke.ts') },
];

const [what] = process.argv.slice(2);
const parts =
  what === undefined || what === '--all' ? everything() : what === '--soak' ? soak() : ofRoom(what);
const seed =
  process.env.PROPERTY_SEED ??
  String(what === '--soak' ? Math.floor(Math.random() * 2 ** 31) : seedOfCommit());
console.log(`Property tests draw from PROPERTY_SEED=${seed}.`);
/** Of a room, which is checked many times a day, only what is short runs. */
const [turn, said] =
  what === '--all' || what === '--soak'
    ? [{}, 'Every long check runs.']
    : what === undefined
      ? [
          { LONG_CHECKS_TURN: seed },
          'Of long checks one group runs, drawn by that seed; npm test -- --all runs all.',
        ]
      : [{ LONG_CHECKS_TURN: 'none' }, 'Long checks rest; one that is named runs: npm run unit -- FILE.'];
console.log(said);

/** Runs a part; its output is shown at its end, so that parts side by side stay readable. */
function run({ name, command, args, env, report }) {
  const start = performance.now();
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(command, args, { env: { ...process.env, PROPERTY_SEED: seed, ...turn, ...env } });
    child.stdout.on('data', (bytes) => output.push(bytes));
    child.stderr.on('data', (bytes) => output.push(bytes));
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      console.log(`\n— ${name}\n${Buffer.concat(output).toString().trimEnd()}`);
      resolve({ name, code, seconds, report });
    });
  });
}

const done = [];
const waiting = [...parts];
const running = new Map();
while (waiting.length > 0 || running.size > 0) {
  const taken = [...running.keys()].reduce((sum, part) => sum + part.cores, 0);
  const isReady = ({ after }) => after === undefined || done.some(({ name }) => name === after);
  const next = waiting.findIndex(
    (part) => isReady(part) && (part.cores <= cores - taken || running.size === 0),
  );
  if (next >= 0) {
    const [part] = waiting.splice(next, 1);
    running.set(
      part,
      run(part).then((ended) => ({ part, ended })),
    );
    continue;
  }
  const { part, ended } = await Promise.race(running.values());
  running.delete(part);
  done.push(ended);
}

console.log('\nSeconds');
for (const { name, seconds } of done) console.log(`${seconds.toFixed(0).padStart(6)}  ${name}`);
console.log(`${(performance.now() / 1000).toFixed(0).padStart(6)}  all`);
const slowest = slowestTests(done.flatMap(({ report }) => report ?? []));
if (slowest.length > 0) console.log(`\nSlowest tests\n${slowest.join('\n')}`);
const failed = done.filter(({ code }) => code !== 0);
if (failed.length > 0) {
  console.log('\nFailed:');
  for (const { name, report } of failed)
    console.log([`  ${name}`, ...(report === undefined ? [] : failedTests(report))].join('\n'));
} else if (what === '--all') {
  const reportOf = (part) => done.find(({ name }) => name === part).report;
  const long = { unit: longTests(reportOf('unit and SQL'), 0.5), browser: longTests(reportOf('browser'), 2) };
  writeFileSync('test/tools/long-checks.json', `${JSON.stringify(long, null, 2)}\n`);
  console.log('\ntest/tools/long-checks.json says anew which checks are long.');
}
rmSync(folder, { recursive: true });
console.log(`\n${done.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
