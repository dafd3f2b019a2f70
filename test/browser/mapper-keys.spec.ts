import { expect } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { kindOf, openTable } from './open-table';

// Case 101 of globex stands twice: it was closed as true, a day later as false. Every day is under 13.
const table = `Tenant;Ticket;Opened;Bot wanted;Host;Approval;Answered;Resolution;Closed
acme;101;03/04/2026 09:00;isolate host;h1;approved;03/04/2026 09:10;true positive;05/04/2026 10:00
acme;102;04/04/2026 09:00;isolate host;h2;rejected;04/04/2026 09:10;false positive;06/04/2026 10:00
globex;101;05/04/2026 09:00;disable account;h3;approved;05/04/2026 09:10;true positive;07/04/2026 10:00
globex;101;05/04/2026 09:00;disable account;h3;approved;05/04/2026 09:10;false positive;08/04/2026 10:00
`;

test('the key of a case and the order of its dates are edited by keyboard alone', async ({ files: page }) => {
  await openTable(page, 'tickets.csv', table);
  const preview = page.getByRole('status').filter({ hasText: 'The first 4 rows' });
  await page.getByLabel('Times without an offset are in').fill('UTC');
  // 4 April is 4 April either way.
  await expect(preview).toContainText('2 records accepted, 10 rejected');

  // From the zone two steps of the keyboard on: day and month, then what a row is.
  await page.keyboard.press('Tab');
  const dates = page.getByLabel('Dates such as 3/4/2026 are');
  await expect(dates).toBeFocused();
  await page.keyboard.press('d');
  await expect(dates).toHaveValue('dmy');
  await expect(preview).toContainText('12 records accepted, 0 rejected, 0 rows left out');
  await page.keyboard.press('Tab');
  const means = page.getByLabel('A row is');
  await expect(means).toBeFocused();
  await page.keyboard.press('a');
  await expect(means).toHaveValue('modification');

  // The case is named as the guess names it, and of globex's the row that was closed last counts.
  const key = page.getByLabel('The case is named by', { exact: true });
  const second = page.getByLabel('The case is named by, together with');
  await expect(key).toHaveValue('Tenant');
  await expect(second).toHaveValue('Ticket');
  await expect(page.getByLabel('The latest by')).toHaveValue('Closed');
  await expect(preview).toContainText('9 records accepted, 0 rejected, 1 row left out');

  // Without the tenant both cases 101 are one: two rows are left out.
  await page.keyboard.press('Tab');
  await expect(key).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Take out Tenant' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(key).toHaveValue('Ticket');
  await expect(preview).toContainText('6 records accepted, 0 rejected, 2 rows left out');
  const add = page.getByRole('button', { name: 'Add a column' }).first();
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(second).toHaveValue('Tenant');
  await expect(preview).toContainText('9 records accepted, 0 rejected, 1 row left out');

  // The id of a proposal: the form shows both columns, and a third can be put beside them and taken out again.
  await page.getByRole('button', { name: 'Change decision_id' }).first().focus();
  await page.keyboard.press('Enter');
  const ids = kindOf(page, 'What the agent would have done');
  await expect(ids.getByLabel('Columns that name decision_id', { exact: true })).toHaveValue('Tenant');
  await expect(ids.getByLabel('Columns that name decision_id, together with')).toHaveValue('Ticket');
  await ids.getByRole('button', { name: 'Add a column' }).focus();
  await page.keyboard.press('Enter');
  await expect(ids.getByLabel('Columns that name decision_id, together with')).toHaveCount(2);
  await ids.getByRole('button', { name: 'Take out Opened' }).focus();
  await page.keyboard.press('Enter');
  await expect(ids.getByLabel('Columns that name decision_id, together with')).toHaveCount(1);

  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const box = await second.boundingBox();
    const out = await page.getByRole('button', { name: 'Take out Tenant' }).boundingBox();
    // What takes a column out stands beside it.
    expect(Math.abs(box!.y + box!.height / 2 - (out!.y + out!.height / 2))).toBeLessThan(12);
    expect((await axeOf(page)).said).toEqual([]);
  }

  await page.getByRole('button', { name: 'Read the file by this mapping' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.prov')).toContainText('tickets.csv 9 records');
});
