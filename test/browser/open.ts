import { expect, type Page } from '@playwright/test';

export const sampleLink = '?load=sample-data/manifest.json';

/** Opens the sample by its link and waits for the first verdict. */
export async function openSample(page: Page, more = ''): Promise<void> {
  await page.goto(`${sampleLink}${more}`);
  await expect(page.locator('main h1')).toContainText(/eligible|Decisions|overrode|human decision/);
}

export const screenLink = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: title });

export const inView = (page: Page) => page.locator('.filters .count');

/** Waits until the count has come and gives it. */
export async function countInView(page: Page): Promise<number> {
  await expect(inView(page)).toContainText('in view');
  await expect(inView(page)).not.toHaveClass(/dim/);
  const text = await inView(page).locator('b').first().innerText();
  return Number(text.replaceAll(',', ''));
}

/** Waits until nothing of the screen is still being read. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main').locator('h1, h2').first()).toBeVisible();
  await expect(page.locator('main').getByText(/^Reading\b|^being read$/)).toHaveCount(0);
  await expect(page.locator('main .dim')).toHaveCount(0);
}

/** Goes through every screen and every part of it, as the navigation lists them. */
export async function everyScreen(page: Page, visit: (where: string) => Promise<void>): Promise<void> {
  const titles = await page.getByRole('navigation', { name: 'Screens' }).getByRole('link').allInnerTexts();
  for (const title of titles) {
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: title, exact: true })
      .click();
    await settled(page);
    await visit(title);
    const parts = await page.locator('main nav a').allInnerTexts();
    for (const part of parts.slice(1)) {
      await page.locator('main nav').getByRole('link', { name: part, exact: true }).click();
      await settled(page);
      await visit(`${title}, ${part}`);
    }
  }
}
