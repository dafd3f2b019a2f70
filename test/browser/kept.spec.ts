import { expect } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';
import { decision, file, review } from './records';

test('logs are kept only when asked for, open after a reload, and one button forgets all that is kept', async ({
  page,
}) => {
  const kept = page.getByRole('checkbox', { name: 'Keep these logs on this computer' });
  await page.goto('');
  const picker = page.locator('input[type="file"]').first();
  await picker.setInputFiles([
    file('decisions.jsonl', [decision(1), decision(2)]),
    file('audit.jsonl', [review(1)]),
  ]);
  await expect(page.locator('.prov')).toContainText('decisions.jsonl');
  await openScreen(page, 'Files');
  await expect(kept).not.toBeChecked();
  await kept.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^A copy of .* is in this browser’s own storage/)).toBeVisible();

  await page.reload();
  await expect(page.locator('.prov')).toContainText('audit.jsonl');
  await openScreen(page, 'What is kept');
  await expect(kept).toBeChecked();
  const list = page.getByRole('table', { name: 'What is kept' });
  await expect(list).toContainText('These logs, as you opened them');
  await expect(list).toContainText('The salt behind the pseudonyms of people');
  for (const shown of await list.locator('tbody tr').allInnerTexts())
    expect(shown).not.toContain('another version');
  await page.getByRole('button', { name: 'Forget all of it' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main h1')).toHaveText('Nothing is kept.');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await expect(page.locator('.prov')).toContainText('audit.jsonl');
  // Nothing of them is left, so the browser asks before the page is left.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await openScreen(page, 'Files');
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible();
  await expect(page.locator('.prov')).toHaveCount(0);
});

test('a team that shares the salt as a file sees the same pseudonyms', async ({ page }) => {
  await page.goto('?screen=load&part=kept');
  const chooser = page.locator('input[type="file"]').last();
  const text = (content: string) => ({
    ...{ name: 'salt.txt', mimeType: 'text/plain' },
    buffer: Buffer.from(content),
  });
  await chooser.setInputFiles(text('short'));
  await expect(page.getByText(/^The file holds no salt/)).toBeVisible();
  await chooser.setInputFiles(text('a salt of the team, 2026\n'));
  await expect(page.getByText('Pseudonyms follow the salt of this file now.')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('shadowproof.report-salt'))).toBe(
    'a salt of the team, 2026',
  );
});
