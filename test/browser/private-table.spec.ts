import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';

// The analysts' names and the note must stay in the file: the first become digests, the second is left out.
const names = ['ana.alvarez', 'ben.bakker'];
const note = 'zebra-crossing-note';
const table = `Ticket;Opened;Proposed action;Host;Analyst;Approval;Approved at;Note
T-1;01.03.2026 09:00;Isolate host;h1;${names[0]};Approved;01.03.2026 09:12;${note} one
T-2;02.03.2026 09:00;Disable account;h2;${names[1]};Rejected;02.03.2026 09:30;${note} two
T-3;03.03.2026 09:00;Isolate host;h3;${names[0]};Approved;03.03.2026 09:10;${note} three
`;
const csv = { name: 'tickets.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };

/** Tabs until the element has the focus; fails when it is never reached. */
async function tabTo(page: Page, name: string, role: 'button' | 'combobox' | 'textbox' | 'link' = 'button') {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  await expect(wanted).toBeVisible();
  for (let at = 0; at < 120; at++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${role} “${name}” is not reached by the Tab key`);
}

/** Nothing of what was to stay outside stands on the page. */
async function expectNothingPrivate(page: Page, where: string) {
  const text = await page.locator('body').innerText();
  for (const word of [...names, note]) expect(text.includes(word), `${word}: ${where}`).toBe(false);
}

test('by keyboard alone: a table is mapped, private columns stay outside, the mapping remembers it', async ({
  page,
}) => {
  await page.goto('');
  await page.locator('input[type="file"]').first().setInputFiles(csv);
  await tabTo(page, 'Map its columns');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Times without an offset are in', 'combobox');
  await page.keyboard.type('Europe/Berlin');
  await expect(page.getByLabel('Times without an offset are in')).toHaveValue('Europe/Berlin');
  const preview = page.getByRole('status').filter({ hasText: 'The first 3 rows' });
  await expect(preview).toContainText('6 records accepted, 0 rejected');

  const privacy = page.locator('details.privacy');
  const summary = privacy.locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Analyst', 'combobox');
  // One letter: a select forgets what was typed within a second.
  await page.keyboard.press('r');
  await expect(privacy.getByRole('combobox', { name: 'Analyst', exact: true })).toHaveValue('pseudonym');
  await tabTo(page, 'Note', 'combobox');
  await page.keyboard.press('l');
  await expect(privacy.getByRole('combobox', { name: 'Note', exact: true })).toHaveValue('drop');
  await expect(preview).toHaveCount(0);
  await expect(page.getByText('no salt was given').first()).toBeVisible();
  await tabTo(page, 'Salt', 'textbox');
  await page.keyboard.type('a salt that only we keep');
  await expect(preview).toContainText('6 records accepted, 0 rejected');
  for (const name of ['First rows', 'First rows of the file']) {
    const shown = page.getByRole('region', { name, exact: true });
    await expect(shown).toContainText('p_');
    for (const word of [...names, note]) await expect(shown).not.toContainText(word);
  }

  const saved = page.waitForEvent('download');
  await tabTo(page, 'Save the mapping');
  await page.keyboard.press('Enter');
  const text = await readFile(await (await saved).path(), 'utf8');
  const mapping = JSON.parse(text) as { privacy: { fields: object; salt_check: string } };
  expect(mapping.privacy.fields).toEqual({ Analyst: 'pseudonym', Note: 'drop' });
  expect(mapping.privacy.salt_check).toMatch(/^[0-9a-f]{8}$/);
  for (const word of [...names, note, 'only we keep']) expect(text).not.toContain(word);

  await page.getByRole('button', { name: 'Read the file by this mapping' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.prov')).toContainText('tickets.csv');
  await page.getByRole('link', { name: 'Records', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.row-open').first().focus();
  await page.keyboard.press('Enter');
  const drawer = page.locator('.drawer');
  await expect(drawer.locator('.path li').first()).toBeVisible();
  await drawer.getByText(/raw records/).click();
  await drawer.getByRole('button', { name: 'Show the row it was made from' }).first().click();
  const row = drawer.getByLabel('Row of the source').first();
  await expect(row).toContainText('T-3');
  // The digest itself is shown by the name that the app gives people in this visit.
  await expect(row).toContainText(/"Analyst": "R-[0-9a-f]{8}"/);
  await expectNothingPrivate(page, 'the decision, its records and its row');

  for (const screen of ['Files', 'Overrides', 'Report', 'SQL']) {
    await page.keyboard.press('Escape');
    await openScreen(page, screen);
    await expect(page.locator('main h1').first()).toBeVisible();
    await expectNothingPrivate(page, screen);
  }
});

test('the row behind a record is shown as the file holds it, people under the names of this visit', async ({
  files: page,
}) => {
  await page.locator('input[type="file"]').first().setInputFiles(csv);
  await page.getByRole('button', { name: 'Map its columns' }).click();
  await page.getByLabel('Times without an offset are in').fill('Europe/Berlin');
  await expect(page.getByRole('status').filter({ hasText: 'The first 3 rows' })).toContainText('6 records');
  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('tickets.csv');
  await openScreen(page, 'Decisions');
  await page.locator('.row-open').first().click();
  const drawer = page.locator('.drawer');
  await drawer.getByText(/raw records/).click();
  await drawer.getByRole('button', { name: 'Show the row it was made from' }).first().click();
  await expect(drawer.getByText('Its row in tickets.csv, line 4').first()).toBeVisible();
  await expect(drawer.getByLabel('Row of the source').first()).toHaveText(
    new RegExp(
      `^T-3;03\\.03\\.2026 09:00;Isolate host;h3;R-[0-9a-f]{8};Approved;03\\.03\\.2026 09:10;${note} three$`,
    ),
  );
});
