import { defineConfig } from '@playwright/test';
import { restingChecks } from '../turns';

// Another port lets two suites run on one machine; DIST names another build to serve.
const port = Number(process.env.SHADOWPROOF_PORT ?? 4187);
const base = '/any/sub/path/';
export const address = `http://127.0.0.1:${port}${base}`;
export const desktop = { width: 1440, height: 900 };

/** Chromium without anything that would talk to the network of its own accord. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Pages of one browser share a process, and with it the engine's code.
  '--process-per-site',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Most pages live for seconds: the engine's code is optimised later than usual, when it has run twenty times as long.
  '--js-flags=--wasm-tiering-budget=260000000',
];

/** As Playwright writes a test: project, file and titles with a blank between. A name without a title is a whole file. */
const asGrep = (name: string) => {
  const [file = '', ...title] = name.split(': ');
  if (title.length === 0) return new RegExp(`(^| )${file.replaceAll('.', '\\.')} `);
  return new RegExp(`(^| )${`${file} ${title.join(': ')}`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
};

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  grepInvert: [...restingChecks('browser')].map(asGrep),
  outputDir: process.env.SHADOWPROOF_RESULTS ?? '../../test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: address,
    viewport: desktop,
    // What a test holds back must not come from the app's own cache; offline.spec.ts is about that cache.
    serviceWorkers: 'block',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: flags },
  },
  webServer: {
    command: 'node test/browser/serve.mjs',
    cwd: '../..',
    url: address,
    env: { PORT: String(port), BASE: base },
    reuseExistingServer: false,
  },
});
