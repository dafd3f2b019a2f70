import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';

const csv = (name: string) => ({ name, mimeType: 'text/csv' });
const wide = 'test/intake/mapper/fixtures/wide.csv';

test('a saved mapping is opened with its file, alone after it, and before files that come later', async ({
  page,
}) => {
  await page.goto('');
  const files = page.locator('input[type="file"]').first();
  const buffer = await readFile(wide);
  const table = { ...csv('wide.csv'), buffer };
  await files.setInputFiles(table);
  const source = page.locator('.imported-list li', { hasText: 'wide.csv' });
  await source.getByRole('button', { name: 'Map its columns' }).first().click();

  // Everything is guessed: nothing is chosen by hand. One row holds no proposal.
  await expect(page.getByRole('status').filter({ hasText: 'The first 9 rows' })).toContainText(
    '23 records accepted, 1 rejected',
  );
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the mapping' }).first().click();
  const mapping = {
    name: 'wide-mapping.json',
    mimeType: 'application/json',
    buffer: await readFile(await (await saved).path()),
  };

  // Alone, after the file: it reads what is open, and the file stays.
  await page.goto('');
  await files.setInputFiles(table);
  await expect(source.first()).toContainText('No format that is known fits');
  await page.locator('input[type="file"]').first().setInputFiles(mapping);
  const list = page.locator('.imported-list');
  const read = page.locator('.prov');
  await expect(read).toContainText('23 records');
  await openScreen(page, 'Files');
  await expect(list).toContainText('The saved mapping in wide-mapping.json fits: 10 of the 10 columns');
  await expect(list).toContainText('It holds no records; by it was read: wide.csv.');
  await expect(list).toContainText('9 rows = 9 that gave records + 0 rejected + 0 left out');

  // Together.
  await page.goto('');
  await files.setInputFiles([mapping, table]);
  await expect(read).toContainText('23 records');
  await openScreen(page, 'Files');
  await expect(list).toContainText('by it was read: wide.csv.');

  // Broken: field and what was expected.
  const broken = {
    ...mapping,
    buffer: Buffer.from(mapping.buffer.toString().replace('"fields"', '"field"')),
  };
  await page.goto('');
  await files.setInputFiles([broken, table]);
  await expect(page.locator('body')).toContainText('This saved mapping cannot be used: records.0.fields:');
});
