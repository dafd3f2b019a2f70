import { expect, type Page } from '@playwright/test';
import { goTo } from './open';

export const exportedAt = '2026-03-01T09:30:00Z';
export const salt = 'a salt that stays behind 0123456789';
export const sampleFiles = ['decisions', 'audit', 'checkpoints'].map(
  (each) => `sample-data/${each}.jsonl.gz`,
);

/** Opens the sample at the place where reports are composed. */
export async function openCompose(page: Page): Promise<void> {
  await goTo(page, '&screen=report');
  await expect(page.locator('main h1')).toHaveText('Compose a report');
}

/** People get the names that this salt gives them, whatever the browser drew. */
export const giveSalt = (page: Page): Promise<unknown> =>
  page.addInitScript((value) => localStorage.setItem('shadowproof.report-salt', value), salt);

/** The file as it stands in the preview once the set time of export has arrived there. */
export async function previewAt(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: 'Time of export' }).fill(exportedAt);
  const frame = page.locator('iframe.paper');
  await expect(frame).toHaveAttribute('srcdoc', new RegExp(`"exported_at":"${exportedAt}"`));
  return (await frame.getAttribute('srcdoc')) ?? '';
}
