// Builds the app, finds a Chromium and runs the browser tests. Further arguments go to Playwright.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { findChromium } from './chromium.mjs';

/** A port that nothing listens on: what a stopped run left behind keeps no later one from starting. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const env = {
  ...process.env,
  CHROMIUM_PATH: await findChromium(),
  SHADOWPROOF_PORT: process.env.SHADOWPROOF_PORT ?? String(await freePort()),
};
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
