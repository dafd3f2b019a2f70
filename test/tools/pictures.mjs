// Takes the README's picture anew from the built app:  npm run pictures
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../src/cli/static-host.mjs';
import { findChromium } from './chromium.mjs';

await build({ logLevel: 'warn' });
const address = await serve({ root: 'dist' });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 1080 }, serviceWorkers: 'block' });
await page.goto(`${address}?load=sample-data/manifest.json&screen=readiness`);
await page.getByRole('heading', { level: 1, name: /scopes are eligible/ }).waitFor({ timeout: 120_000 });
await page.screenshot({ path: '.readme/readiness.png', animations: 'disabled' });
await browser.close();
process.exit(0);
