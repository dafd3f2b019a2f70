import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { everyScreen, openSample } from './open';

const schemes = ['light', 'dark'] as const;
const widths = [390, 768, 1024, 1440, 1920] as const;

/** Two frames, so that what follows the window's size or theme is drawn. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

test('axe finds nothing on any screen, light or dark', async ({ page }) => {
  test.setTimeout(1_200_000);
  const said: string[] = [];
  const check = async (where: string) => {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await drawn(page);
      // The report's preview lets no script in; the file itself is examined in report.spec.
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      for (const { id, nodes } of violations)
        said.push(`${where}, ${colorScheme}: ${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`);
    }
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
});

test(`the page never scrolls sideways from ${widths[0]} to ${widths.at(-1)} wide`, async ({ page }) => {
  test.setTimeout(1_200_000);
  const said: string[] = [];
  await openSample(page);
  await everyScreen(page, async (where) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      await drawn(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (beyond > 0) said.push(`${where} at ${width}: ${beyond} px beyond`);
    }
  });
  expect(said).toEqual([]);
});

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
