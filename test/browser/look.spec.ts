import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { everyScreen, openSample } from './open';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ browser, baseURL }) => {
    test.setTimeout(900_000);
    const context = await browser.newContext({
      colorScheme,
      baseURL: baseURL!,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const said: string[] = [];
    const check = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        said.push(`${where}: ${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`);
    };
    await page.goto('');
    await expect(page.locator('main h1')).toBeVisible();
    await check('first screen');
    await openSample(page);
    await everyScreen(page, async (where) => {
      if (where === 'Decisions') {
        await page.locator('.row-open').first().click();
        await expect(page.locator('.drawer .path li').first()).toBeVisible();
      }
      await check(where);
    });
    expect(said).toEqual([]);
    await context.close();
  });
}

for (const width of [390, 768, 1024, 1440, 1920]) {
  test(`the page never scrolls sideways at ${width}`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 844 });
    await openSample(page);
    await everyScreen(page, async (where) => {
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, where).toBeLessThanOrEqual(0);
    });
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
