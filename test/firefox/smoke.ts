import { setTimeout } from 'node:timers/promises';
import puppeteer, { type EvaluateFunc, type Page } from 'puppeteer-core';
import { serve } from '../../src/cli/static-host.mjs';
import { groups, type NavEntry } from '../../src/session/nav';
import { screens } from '../../src/session/screens';
import { isSettled } from '../browser/settled';
import { findFirefox } from '../tools/firefox.mjs';

const sizes = [
  { width: 1440, height: 900, header: 96 },
  { width: 390, height: 844, header: 120 },
];

/** Asks the page until it says yes. The browser's own way to wait runs text as code, which the page's policy forbids. */
async function until<Argument>(page: Page, asked: EvaluateFunc<[Argument]>, argument: Argument) {
  for (const end = Date.now() + 60_000; !(await page.evaluate(asked, argument)); await setTimeout(50))
    if (Date.now() > end)
      throw new Error(`Firefox waited a minute in vain for ${asked.name || String(asked)}.`);
}

/** Follows a link within the page, as its own buttons do. */
const follow = (page: Page, search: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);

async function open(page: Page, { screen, part }: NavEntry, of: string | null): Promise<void> {
  const shown = of ?? part;
  const main = `main[data-screen="${screen}"]${shown === null ? '' : `[data-part="${shown}"]`}`;
  await follow(
    page,
    `?load=sample-data/manifest.json&screen=${screen}${shown === null ? '' : `&part=${shown}`}`,
  );
  await until(page, (selector) => document.querySelector(selector) !== null, main);
  await until(page, isSettled, undefined);
}

const parts = (entry: NavEntry): (string | null)[] =>
  entry.part === null && screens[entry.screen].parts.length > 0
    ? screens[entry.screen].parts.map(({ id }) => id)
    : [null];

/** What does not fit its page at a size: sideways, or in a header that takes more than its lines. */
const beyond = (page: Page, header: number) =>
  page.evaluate((most) => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const tall = document.querySelector('header')?.offsetHeight ?? 0;
    return [...(wide > 0 ? [`${wide} px beyond`] : []), ...(tall > most ? [`a header of ${tall} px`] : [])];
  }, header);

/** Opens every screen of the built app on the sample in Firefox; ends with 1 where one errs or does not fit its page. */
export async function main(): Promise<never> {
  const address = await serve({ root: process.env.DIST ?? 'dist' });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
  });
  const said: string[] = [];
  let where = 'the first screen';
  let seen = 0;
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => said.push(`${where}: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') said.push(`${where}: ${message.text()}`);
    });
    await page.setViewport(sizes[0]!);
    await page.goto(`${address}?load=sample-data/manifest.json`);
    await until(page, () => /eligible/.test(document.querySelector('main h1')?.textContent ?? ''), undefined);
    for (const entry of groups.flatMap(({ entries }) => entries))
      for (const part of parts(entry)) {
        where = part === null ? entry.title : `${entry.title}, ${part}`;
        await open(page, entry, part);
        seen += 1;
        for (const { header, ...size } of sizes) {
          await page.setViewport(size);
          await until(page, (width) => innerWidth === width, size.width);
          said.push(...(await beyond(page, header)).map((each) => `${where} at ${size.width}: ${each}`));
        }
        await page.setViewport(sizes[0]!);
      }
  } finally {
    await browser.close();
  }
  for (const line of said) console.error(line);
  console.log(
    `Firefox opened ${seen} screens and parts: ${said.length === 0 ? 'nothing to say' : `${said.length} faults`}.`,
  );
  // The host of the pages would go on serving.
  process.exit(said.length === 0 && seen >= groups.flatMap(({ entries }) => entries).length ? 0 : 1);
}
