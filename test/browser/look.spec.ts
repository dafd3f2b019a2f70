import { expect, test, type Page } from '@playwright/test';
import { axeOf } from './axe';
import { everyScreen, openSample } from './open';
import { desktop } from './playwright.config';

const widths = [390, 768, 1024, 1440, 1920] as const;

/** Whether two frames came within two seconds. */
const framesCame = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>((done) => {
        setTimeout(() => done(false), 2000);
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
      }),
  );

/**
 * Two frames, so that what follows the window's size or theme is drawn. A headless Chromium can lose the frame that a
 * new size asks for, and then gives none until the next one: a size beside it asks again.
 */
async function drawn(page: Page): Promise<void> {
  for (let asked = 0; asked < 5 && !(await framesCame(page)); asked += 1) {
    const { width, height } = page.viewportSize() ?? desktop;
    await page.setViewportSize({ width, height: height + 1 });
    await page.setViewportSize({ width, height });
  }
}

/** The page without what marks the theme: equal in both, so that only rules about colours can differ. */
const shape = (page: Page) => page.evaluate(() => document.body.innerHTML);

async function axeInBothThemes(page: Page, where: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await drawn(page);
  const light = await axeOf(page);
  const before = await shape(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawn(page);
  const dark = await axeOf(page, (await shape(page)) === before ? 'colours' : 'all');
  return [
    ...light.said.map((said) => `${where}, light: ${said}`),
    ...dark.said.map((said) => `${where}, dark: ${said}`),
  ];
}

async function beyondAnyWidth(page: Page, where: string): Promise<string[]> {
  const said: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await drawn(page);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) said.push(`${where} at ${width}: ${beyond} px beyond`);
  }
  await page.setViewportSize(desktop);
  await drawn(page);
  return said;
}

test(`on every screen axe finds nothing, light or dark, and from ${widths[0]} to ${widths.at(-1)} wide nothing scrolls sideways`, async ({
  page,
}) => {
  test.setTimeout(1_200_000);
  const axe: string[] = [];
  const wide: string[] = [];
  await page.goto('');
  await expect(page.locator('main h1')).toBeVisible();
  axe.push(...(await axeInBothThemes(page, 'first screen')));
  await openSample(page);
  await everyScreen(page, async (where) => {
    wide.push(...(await beyondAnyWidth(page, where)));
    if (where === 'Decisions') {
      await page.locator('.row-open').first().click();
      await expect(page.locator('.drawer .path li').first()).toBeVisible();
    }
    axe.push(...(await axeInBothThemes(page, where)));
  });
  expect(axe).toEqual([]);
  expect(wide).toEqual([]);
});

test('the theme is kept, the looks at a verdict too, without names, and nothing else', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /Theme: as this device/ }).click();
  await page.getByRole('button', { name: /Theme: light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const stored = await page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
  expect(Object.keys(stored).sort()).toEqual(['shadowproof.ledger', 'shadowproof.preferences']);
  expect(stored['shadowproof.ledger']).toContain('eligible');
  expect(stored['shadowproof.ledger']).not.toMatch(/agent-|endpoint-|identity-|j\.park/);
});

test('without WebAssembly the screen says what is wrong and what to do', async ({ page }) => {
  await page.addInitScript(() => {
    delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
  });
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot run WebAssembly');
  await expect(page.locator('.advice li')).not.toHaveCount(0);
});
