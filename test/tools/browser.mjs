// Builds the app, finds a Chromium and runs the browser tests. Further arguments go to Playwright.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';

const env = { ...process.env, CHROMIUM_PATH: await findChromium() };
if (!process.env.SHADOWPROOF_KEEP_BUILD) {
  const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit', env });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const run = spawnSync(
  'npx',
  ['playwright', 'test', '-c', 'test/browser/playwright.config.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env },
);
process.exit(run.status ?? 1);
