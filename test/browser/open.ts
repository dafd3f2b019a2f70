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
