import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../src/cli/static-host.mjs';
import { isSettled } from '../browser/settled';
import { findChromium } from './chromium.mjs';

/** In the page: what the picture shows in words. A test asks the built app for it again. */
export const wordsOf = (main: HTMLElement): string => main.innerText.replaceAll(/\s+/g, ' ').trim();

export const pictured = { width: 1440, height: 1080 };

/** `npm run pictures`: takes the README's picture anew from the built app, and keeps the words that it shows beside it. */
export async function main(): Promise<number> {
  process.env.NODE_ENV = 'production';
  await build({ logLevel: 'warn' });
  const address = await serve({ root: 'dist' });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: pictured, serviceWorkers: 'block' });
  await page.goto(`${address}?load=sample-data/manifest.json&screen=readiness`);
  const heading = page.getByRole('heading', { level: 1, name: /scopes are eligible/ });
  await heading.waitFor({ timeout: 120_000 });
  await page.waitForFunction(isSettled);
  const file = '.readme/readiness.png';
  await page.screenshot({ path: file, animations: 'disabled' });
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const words = await page.locator('main').evaluate(wordsOf);
  await writeFile('.readme/readiness.json', `${JSON.stringify({ sha256, words }, null, 2)}\n`);
  await browser.close();
  process.exit(0);
}
