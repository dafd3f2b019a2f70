import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { address, desktop } from './playwright.config';
import { follow, goTo, inPlace, sampleLink } from './open';
import { file } from './records';

const fresh = { baseURL: address, viewport: desktop, serviceWorkers: 'block' } as const;

/** A page without the app, which only holds the engine's compiled code for the pages beside it in its process. */
async function holdEngine(context: BrowserContext): Promise<Page> {
  const assets = path.join(process.env.DIST ?? 'dist', 'assets');
  const engine = readdirSync(assets).find((name) => /^duckdb-eh-.*\.wasm$/.test(name));
  const page = await context.newPage();
  await page.goto('sample-data/manifest.json');
  await page.evaluate(async (file) => {
    const held = window as unknown as { engine: unknown };
    held.engine = await WebAssembly.compileStreaming(fetch(file));
  }, `${address}assets/${engine}`);
  return page;
}

interface Emptied {
  readonly context: BrowserContext;
  /** Forgets all that the browser keeps, closes every page and takes every route back. */
  empty(this: void): Promise<void>;
}

/**
 * `context` and its `page`: a browser that keeps nothing, and a new page. All of a worker's tests share its process,
 * so that the engine is compiled once.
 * `sample`: a page on which the sample was read once, for tests of what a link can take back. Each begins on the Load
 * screen, with nothing kept in the browser. What only a new page takes back (criteria, names, proposals, marks, a
 * report being composed, how a page starts) is tested on a `page` of its own.
 * `files`: a page whose engine runs, with nothing open but an empty log, for tests of small logs. A saved
 * mapping that is opened reads later tables too, so those are tested on a `page` of their own.
 */
export const test = base.extend<
  { sample: Page; files: Page },
  { emptied: Emptied; loaded: Page; started: Page }
>({
  emptied: [
    async ({ browser }, give) => {
      const context = await browser.newContext(fresh);
      const holder = await holdEngine(context);
      const session = await context.newCDPSession(holder);
      const empty = async () => {
        await Promise.all(context.pages().map((page) => page !== holder && page.close()));
        await context.unrouteAll();
        await context.setOffline(false);
        await session.send('Storage.clearDataForOrigin', {
          origin: new URL(address).origin,
          storageTypes: 'all',
        });
      };
      await give({ context, empty });
      await context.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  context: async ({ emptied: { context, empty } }, give) => {
    await empty();
    await give(context);
    await empty();
  },
  loaded: [
    async ({ browser }, give) => {
      const page = await browser.newPage(fresh);
      await page.goto(sampleLink);
      await expect(page.locator('main h1')).toContainText('eligible');
      inPlace.add(page);
      await give(page);
      await page.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  sample: async ({ loaded }, give) => {
    await asAtFirst(loaded);
    await goTo(loaded, '&screen=load');
    await expect(loaded.locator('main h1')).toContainText(/record.* loaded/);
    await give(loaded);
  },
  started: [
    async ({ browser }, give) => {
      const page = await browser.newPage(fresh);
      await page.goto('');
      await give(page);
      await page.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  files: async ({ started }, give) => {
    await asAtFirst(started);
    await follow(started, '?screen=load');
    await started.locator('input[type="file"]').first().setInputFiles(file('nothing.jsonl', []));
    await expect(started.locator('main h1')).toContainText('No record was loaded');
    await give(started);
  },
});

/** Takes back what a link does not. */
async function asAtFirst(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: null });
  await page.evaluate(() => localStorage.clear());
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
