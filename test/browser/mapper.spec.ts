import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { screenLink } from './open';

const table = `Ticket;Opened;Bot;Proposed action;Host;Agent confidence;Analyst;Approval;Approved at;Resolution;Closed
T-1;01.03.2026 09:00;TriageBot;Isolate host;h1;91;ana;Approved;01.03.2026 09:12;True positive;05.03.2026 10:00
T-2;02.03.2026 09:00;TriageBot;Disable account;h2;55;ben;Rejected by analyst;02.03.2026 09:30;False alarm;05.03.2026 10:00
T-3;03.03.2026 09:00;TriageBot;Isolate host;h3;70;;;;;
T-4;04.03.2026 09:00;TriageBot;Frobnicate;h4;82;cem;Approved;04.03.2026 09:30;True positive;06.03.2026 10:00
`;

test('a table of an unknown tool is mapped on screen, read, and saved as a mapping', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto('');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'tickets.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const source = page.locator('.imported-list li', { hasText: 'tickets.csv' });
  await expect(source).toContainText('No format that is known fits its 11 columns');
  await source.getByRole('button', { name: 'Map its columns' }).click();

  // Guesses: three kinds of record; times need a zone; one word is not known.
  const preview = page.getByRole('status').filter({ hasText: 'The first 4 rows' });
  await expect(preview).toContainText('0 records accepted');
  await page.getByLabel('Times without an offset are in').fill('Europe/Berlin');
  await expect(preview).toContainText('9 records accepted, 1 rejected');
  await expect(page.getByText('1 word of 3 without ours')).toBeVisible();
  await page.getByLabel('Frobnicate').selectOption('harden');
  await expect(preview).toContainText('10 records accepted, 0 rejected');

  // A fixed value is the reader's choice: none is filled in, and no row is approved by default.
  const outcome = page.getByLabel('outcome', { exact: true });
  await outcome.selectOption('a fixed value');
  await expect(page.getByLabel('Fixed value of outcome')).toHaveValue('');
  await expect(preview).not.toContainText(', 0 rejected');
  await outcome.selectOption('Approval');
  await expect(preview).toContainText('10 records accepted, 0 rejected');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the mapping' }).click();
  const file = await (await saved).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    format: 'shadowproof-mapping/1',
    zone: 'Europe/Berlin',
  });

  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('tickets.csv');
  await screenLink(page, 'Load').click();
  await expect(source).toContainText('4 rows = 4 that gave records + 0 rejected + 0 left out');
  await expect(source).toContainText('This source cannot support:');
  // 4 decisions, 3 reviews, 3 verdicts.
  await expect(page.locator('table.account').first().locator('tbody tr td').first()).toHaveText('10');
  expect(errors).toEqual([]);
});

test('a known format is read by itself, says what it guessed, and can be overruled', async ({ page }) => {
  const ocsf = await readFile('test/intake/formats/fixtures/ocsf.jsonl');
  await page.goto('');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'ocsf.jsonl', mimeType: '', buffer: ocsf });
  await expect(page.locator('.prov')).toContainText('ocsf.jsonl');
  await screenLink(page, 'Load').click();
  const source = page.locator('.imported-list li', { hasText: 'ocsf.jsonl' }).first();
  await expect(source).toContainText('is read as OCSF findings and remediation, confidence');
  await expect(source).toContainText('was read as seconds by its size, though the format says milliseconds');
  await source.getByLabel('Read as').selectOption('opa');
  await expect(page.locator('.imported-list li').first()).toContainText('You chose this format.');
  await expect(page.locator('.imported-list li').first()).toContainText('9 left out');
});
