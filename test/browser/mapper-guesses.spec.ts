import { expect } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { openScreen } from './open';
import { kindOf, openTable, overridden } from './open-table';

// Columns under names of a service desk: two wait, one dismissed, one escalated; nothing says when the truth was known.
const desk = `Ticket Ref;Raised;Signal Name;Affected CI;Copilot Suggestion;Certainty;L2 Verdict;Handled By;Closed On;Post-Review;Engine;Remarks
D-1;13/11/2025 08:00;Odd login;FRA-LT-1;Lock user;59%;Same as Copilot;m.keller;13/11/2025 09:00;Real attack;hx-copilot 2.3;vip
D-2;13/11/2025 10:00;Odd login;FRA-LT-2;Lock user;81%;Dismissed;j.barros;13/11/2025 11:00;Benign - pentest;hx-copilot 2.3;
D-3;14/11/2025 08:00;Mass rename;FRA-LT-1;Quarantine host;89%;Escalated to IR;j.barros;14/11/2025 09:00;Real attack;hx-copilot 2.3;
D-4;14/11/2025 10:00;Mass rename;FRA-LT-3;Quarantine host;75%;Other measure: Watchlist;m.keller;14/11/2025 11:00;Inconclusive;hx-copilot 2.4;
D-5;15/11/2025 08:00;Mass rename;FRA-LT-3;Quarantine host;75%;Waiting L2;;;;hx-copilot 2.4;
D-6;15/11/2025 10:00;Odd login;FRA-LT-2;Lock user;75%;Waiting L2;;;;hx-copilot 2.4;
`;

test('a service desk’s table: everything but its zone is guessed, and nothing is silent', async ({
  files: page,
}) => {
  await openTable(page, 'desk.csv', desk);
  // Before anything is read nothing is rejected, and nothing is not.
  await expect(page.locator('.prov')).toContainText('desk.csv needs a mapping');
  await expect(page.locator('.prov')).not.toContainText('rejected');
  await page.getByRole('button', { name: 'Next: times need a zone' }).click();
  const zone = page.getByLabel('Times without an offset are in');
  await expect(zone).toBeFocused();
  await page.keyboard.type('Europe/Berlin');
  await expect(zone).toHaveValue('Europe/Berlin');

  const said = page.locator('.missing');
  await expect(said).toContainText('Every row gives a proposal; 4 of 6 a review; 4 of 6 a verdict.');
  await expect(said).toContainText('Nothing is missing, and 1\u00a0column is not used.');
  await expect(said).toContainText(
    '2\u00a0rows where L2 Verdict is Waiting L2 give no review: they count as not decided',
  );
  await expect(said).toContainText(
    'the truth is taken as known when the human decided (Closed On), because no column says when it became known',
  );
  await expect(said).toContainText(
    'Guessed meanings: Copilot Suggestion: evict “Lock user”; isolate “Quarantine host”. L2 Verdict: approve “Same as Copilot”',
  );
  await expect(page.getByRole('button', { name: /^Next: / })).toHaveCount(0);
  // A choice can be read whole: half a meaning is none.
  const cut = await page.locator('.word-map select').evaluateAll((selects) =>
    selects.flatMap((select) => {
      const pen = document.createElement('canvas').getContext('2d')!;
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      pen.font = font;
      const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return [...(select as HTMLSelectElement).options]
        .map(({ text }) => text)
        .filter((text) => pen.measureText(text).width > room);
    }),
  );
  expect(cut).toEqual([]);
  expect((await axeOf(page)).said).toEqual([]);

  await page.getByRole('button', { name: 'add Remarks as reason_text of the review' }).click();
  const review = kindOf(page, 'What a human decided');
  await expect(review.getByLabel('reason_text', { exact: true })).toBeFocused();
  await expect(review.getByLabel('reason_text', { exact: true })).toHaveValue('Remarks');
  await expect(said).not.toContainText('Columns that are not used');

  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('desk.csv 14 records');
  await openScreen(page, 'Overrides');
  // Dismissed, escalated, another measure: three of the four that were answered.
  await expect(overridden(page)).toContainText('3 of 4');
  await openScreen(page, 'Files');
  await expect(page.locator('main h1')).toContainText('All 14 records loaded.');
  // What was looked over and read by is no guess any more.
  await page.getByRole('button', { name: 'Map its columns' }).click();
  await expect(said).toContainText('Every row gives a proposal');
  await expect(said).not.toContainText('Guessed meanings');
});

test('what no column holds is asked for in a short button', async ({ files: page }) => {
  const [head = '', ...lines] = desk.split('\n');
  const without = [head, ...lines].map((line) => line.split(';').slice(0, 6).join(';')).join('\n');
  await openTable(page, 'bare.csv', without);
  await page.getByLabel('Times without an offset are in').fill('UTC');
  await expect(page.getByRole('button', { name: /the override rate cannot be computed$/ })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next: what a human decided', exact: true });
  await next.click();
  await expect(page.getByRole('button', { name: 'Next: time of the review', exact: true })).toBeVisible();
});
