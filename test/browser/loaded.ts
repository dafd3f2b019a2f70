import { expect, test as base, type Page } from '@playwright/test';
import { address, desktop } from './playwright.config';
import { goTo, inPlace, sampleLink } from './open';

/**
 * `sample`: a page on which the sample was read once, for tests of what a link can take back. Each begins on the Load
 * screen, with nothing kept in the browser. What only a new page takes back (criteria, names, proposals, marks, a
 * report being composed, how a page starts) is tested on a `page` of its own.
 */
export const test = base.extend<{ sample: Page }, { loaded: Page }>({
  loaded: [
    async ({ browser }, give) => {
      const context = await browser.newContext({ baseURL: address, viewport: desktop });
      const page = await context.newPage();
      await page.goto(sampleLink);
      await expect(page.locator('main h1')).toContainText('eligible');
      inPlace.add(page);
      await give(page);
      await context.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  sample: async ({ loaded }, give) => {
    await loaded.keyboard.press('Escape');
    await loaded.mouse.move(0, 0);
    await loaded.setViewportSize(desktop);
    await loaded.emulateMedia({ colorScheme: null });
    await loaded.evaluate(() => localStorage.clear());
    await goTo(loaded, '&screen=load');
    await expect(loaded.locator('main h1')).toContainText('records are in');
    await expect(loaded.getByRole('dialog')).toHaveCount(0);
    await give(loaded);
  },
});
