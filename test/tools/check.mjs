// Every check there is, in the order in which a failure is cheapest to find. All run even when one
// fails; the last line counts them.
import { spawnSync } from 'node:child_process';

const timeRooms = ['records', 'intake', 'slice', 'charts', 'app', 'database', 'loading'];

const checks = [
  ['types', 'npx', ['tsc', '--noEmit']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  [
    'unit and SQL, Asia/Kolkata',
    'npx',
    ['vitest', 'run', '-c', 'test/vitest.config.ts'],
    { TZ: 'Asia/Kolkata' },
  ],
  // What reads, groups or writes a time must answer alike where the machine's zone is UTC.
  [
    'times, UTC',
    'npx',
    ['vitest', 'run', '-c', 'test/vitest.config.ts', ...timeRooms.map((room) => `test/${room}/`)],
    { TZ: 'UTC' },
  ],
  ['browser', 'node', ['test/tools/browser.mjs'], { TZ: 'America/St_Johns' }],
];

const failed = [];
for (const [name, command, args, env] of checks) {
  console.log(`\n— ${name}`);
  const run = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (run.status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
