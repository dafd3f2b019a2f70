import { expect, test as base, type Page } from '@playwright/test';
import { address, desktop } from './playwright.config';
import { follow, goTo, inPlace, sampleLink } from './open';
import { file } from './records';

/**
 * `sample`: a page on which the sample was read once, for tests of what a link can take back. Each begins on the Load
 * screen, with nothing kept in the browser. What only a new page takes back (criteria, names, proposals, marks, a
 * report being composed, how a page starts) is tested on a `page` of its own.
 * `files`: a page whose engine runs, with nothing open but an empty log, for tests of small logs. A saved
 * mapping that is opened reads later tables too, so those are tested on a `page` of their own.
 */
export const test = base.extend<{ sample: Page; files: Page }, { loaded: Page; started: Page }>({
  loaded: [
    async ({ browser }, give) => {
      const page = await browser.newPage({ baseURL: address, viewport: desktop });
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
      const page = await browser.newPage({ baseURL: address, viewport: desktop });
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
