import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openSample, screenLink } from './open';

const titles = ['Readiness', 'Outcomes', 'Decisions', 'Load'] as const;
/** What stands on a screen once it is drawn. */
const drawn = { Readiness: '.gates', Outcomes: '.conf', Decisions: '.row-open', Load: '.account' } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      colorScheme,
      baseURL: baseURL!,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const check = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const said = violations.map(
        ({ id, nodes }) => `${where}: ${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`,
      );
      expect(said).toEqual([]);
    };
    await page.goto('');
    await expect(page.locator('main h1')).toBeVisible();
    await check('first screen');
    await openSample(page);
    for (const title of titles) {
      await screenLink(page, title).click();
      await expect(page.locator(drawn[title]).first()).toBeVisible();
      if (title === 'Decisions') {
        await page.locator('.row-open').first().click();
        await expect(page.locator('.drawer .path li').first()).toBeVisible();
      }
      await check(title);
    }
    await context.close();
  });
}

for (const width of [390, 768, 1024, 1440, 1920]) {
  test(`the page never scrolls sideways at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openSample(page);
    for (const title of titles) {
      await screenLink(page, title).click();
      await expect(page.locator(drawn[title]).first()).toBeVisible();
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, title).toBeLessThanOrEqual(0);
    }
  });
}

test('the theme can be chosen, is kept, and nothing else is stored', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /Theme: as this device/ }).click();
  await page.getByRole('button', { name: /Theme: light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['shadowproof.preferences']);
});

test('without WebAssembly the screen says what is wrong and what to do', async ({ page }) => {
  await page.addInitScript(() => {
    delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
  });
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot run WebAssembly');
  await expect(page.locator('.advice li')).not.toHaveCount(0);
});
