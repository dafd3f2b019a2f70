// Every check there is, in the order in which a failure is cheapest to find. All run even when one
// fails; the last lines name what failed, because the checks after it have long scrolled it away.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failedTests } from './failed-tests.mjs';

const timeRooms = ['records', 'intake', 'slice', 'charts', 'words', 'session', 'answers', 'app', 'database'];

const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-'));
function unit(what, zone, ...rooms) {
  const report = path.join(folder, `${zone.replace('/', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: `${what}, ${zone}`,
    command: 'npx',
    args: ['vitest', 'run', '-c', 'test/vitest.config.ts', ...reporters, ...rooms],
    env: { TZ: zone },
    report,
  };
}

const checks = [
  { name: 'types', command: 'npx', args: ['tsc', '--noEmit'] },
  { name: 'lint', command: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'format', command: 'npx', args: ['prettier', '--check', '--log-level', 'warn', '.'] },
  unit('unit and SQL', 'Asia/Kolkata'),
  // What reads, groups or writes a time must answer alike where the machine's zone is UTC.
  unit('times', 'UTC', ...timeRooms.map((room) => `test/${room}/`)),
  { name: 'browser', command: 'node', args: ['test/tools/browser.mjs'], env: { TZ: 'America/St_Johns' } },
];

const failed = [];
for (const { name, command, args, env, report } of checks) {
  console.log(`\n— ${name}`);
  const run = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (run.status !== 0) failed.push([`  ${name}`, ...(report ? failedTests(report) : [])].join('\n'));
}
rmSync(folder, { recursive: true });
if (failed.length > 0) console.log(`\nFailed:\n${failed.join('\n')}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
