import { expect, type Page } from '@playwright/test';

/** One kind of record on the mapper's screen, by its title. */
export const kindOf = (page: Page, title: string) => page.getByRole('region', { name: title });

/** Opens a table that no format fits and goes to its mapping, as the screen offers it. */
export async function openTable(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.locator('main h1')).toHaveText('1 file needs a mapping before it can be read.');
  await page.getByRole('button', { name: `Map the columns of ${name}` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The first' })).toBeVisible();
}

/** Overridden of those that a human decided on, as the screen of overrides says it. */
export const overridden = (page: Page) => page.locator('main .lede').first();
