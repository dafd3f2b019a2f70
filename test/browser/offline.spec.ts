import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { openScreen, sampleLink, settled } from './open';

let host: ChildProcess | undefined;
test.afterEach(() => host?.kill());

/** A worker does not keep itself, headers are the host's, and no screen opens what tells of the release. */
const notKept = ['service-worker.js', '_headers', 'SHA256SUMS', 'sbom.cdx.json', 'licences.md'];

/** What the build is made of and the browser keeps. */
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !notKept.includes(file));

/** A host of its own, which a test can take away. */
async function startHost(): Promise<string> {
  const env = { ...process.env, PORT: '0', BASE: '/kept/' };
  host = spawn('node', ['test/browser/serve.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(host.stdout!, 'data')) as [Buffer];
  return said.toString().trim();
}

test('the browser keeps the app: with the host gone screens open and logs are read', async ({ browser }) => {
  const address = await startHost();
  const page = await browser.newPage({ serviceWorkers: 'allow' });
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(address);
  // Once every file is kept the worker is active and takes the page.
  await page.evaluate(
    () =>
      new Promise<void>((taken) => {
        if (navigator.serviceWorker.controller) taken();
        else navigator.serviceWorker.addEventListener('controllerchange', () => taken(), { once: true });
      }),
  );
  const kept = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => url);
  });
  // The folder's own address is the page.
  const built = filesOf(process.env.DIST ?? 'dist').map(
    (file) => `${address}${file === 'index.html' ? '' : file}`,
  );
  expect(kept.sort()).toEqual(built.sort());

  host!.kill();
  await once(host!, 'exit');
  await expect(fetch(address)).rejects.toThrow();

  await page.goto(`${address}${sampleLink}`);
  await expect(page.locator('main h1')).toContainText('eligible');
  for (const title of ['Outcomes', 'Overrides', 'Drift', 'Tests', 'Report', 'SQL']) {
    await openScreen(page, title);
    await settled(page);
    await expect(page.locator('main')).not.toHaveText('');
  }
  await openScreen(page, 'Files');
  await page.locator('input[type=file]').first().setInputFiles('sample-data/decisions.jsonl.gz');
  await expect(page.locator('.prov')).not.toContainText('audit.jsonl.gz');
  await expect(page.locator('.prov')).toContainText('decisions.jsonl.gz');
  expect(thrown).toEqual([]);
  await page.close();
});
