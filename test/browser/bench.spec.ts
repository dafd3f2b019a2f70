import { readFile } from 'node:fs/promises';
import { axeOf } from './axe';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { countInView, openAt, openScreen, painted } from './open';

const chart = (page: Page, title: string) =>
  page.locator('figure', { has: page.getByRole('heading', { name: title, exact: true }) });
const list = (page: Page, title: string) => chart(page, title).getByRole('listbox');
/** The number of decisions beside a value of a chart. */
const numberOf = (page: Page, title: string, value: string) =>
  list(page, title)
    .getByRole('option', { name: new RegExp(`^${value}:`) })
    .locator('.filter-cell')
    .last()
    .innerText();

async function openBench(page: Page, more = ''): Promise<void> {
  await openAt(page, `&screen=overrides${more}`);
  await expect(page.locator('.cross')).toBeVisible();
  await painted(page);
}

test('from the first verdict to the two people who override most: by hand, and back', async ({
  sample: page,
}) => {
  await openAt(page);
  await openScreen(page, 'Overrides');
  await painted(page);
  const first = list(page, 'Who decided').getByRole('option').first();
  await expect(first).toHaveAccessibleName(/36\.7% \(87\sof\s237\)/);
  await page
    .getByRole('navigation', { name: 'Parts of Overrides' })
    .getByRole('link', { name: 'People' })
    .click();
  await expect(page.locator('main h1')).toContainText('2 people of 12 override more');
  await page
    .getByRole('navigation', { name: 'Parts of Overrides' })
    .getByRole('link', { name: 'Pattern finder' })
    .click();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.locator('.patterns-table tbody tr').nth(1)).toContainText('86 of 240');
  await expect(page.locator('.patterns-table tbody tr').first()).toContainText('87 of 237');
  await page.locator('.patterns-table tbody tr').first().getByRole('button').first().click();
  await painted(page);
  await expect(page.locator('main h1')).toContainText('36.7%');
  await expect(page).toHaveURL(/[?&]p=[0-9a-f]{12}/);
});

test('a value narrows all other charts and not its own; undo, redo and back follow', async ({
  sample: page,
}) => {
  await openBench(page);
  const mail = await numberOf(page, 'Which workflow', 'mail-quarantine');
  const day = await numberOf(page, 'Which team', 'soc-day');
  await list(page, 'Which team')
    .getByRole('option', { name: /^cloud-team:/ })
    .click();
  await painted(page);
  await expect(page).toHaveURL(/tm=cloud-team/);
  expect(await numberOf(page, 'Which team', 'soc-day')).toBe(day);
  await expect(list(page, 'Which workflow').getByRole('option', { name: /^mail-quarantine:/ })).toHaveCount(
    0,
  );
  const narrowed = await countInView(page);
  await expect(page.getByRole('button', { name: 'Remove Team: cloud-team' })).toBeVisible();
  await page.locator('main h1').click();
  await page.keyboard.press('Control+z');
  await painted(page);
  expect(await numberOf(page, 'Which workflow', 'mail-quarantine')).toBe(mail);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => countInView(page)).toBe(narrowed);
  await page.goBack();
  await expect.poll(() => countInView(page)).toBeGreaterThan(narrowed);
  await page.goForward();
  await expect.poll(() => countInView(page)).toBe(narrowed);
  await painted(page);
  await page.getByRole('button', { name: 'Remove Team: cloud-team' }).click();
  await expect(page).not.toHaveURL(/tm=/);
});

test('dragging over columns keeps a range; by keyboard as well, and Escape lets go', async ({
  sample: page,
}) => {
  await openBench(page);
  const hours = list(page, 'When: hour of day, UTC').getByRole('option');
  await hours.first().scrollIntoViewIfNeeded();
  const from = (await hours.nth(8).boundingBox())!;
  const to = (await hours.nth(11).boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 40, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/h=08&h=09&h=10&h=11/);
  await expect(page.getByRole('button', { name: /^Remove Hour/ })).toContainText('and 1 more');
  await painted(page);
  await hours.nth(8).focus();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/[?&]h=/);
  const days = list(page, 'When: weekday, UTC').getByRole('option');
  await days.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page).toHaveURL(/wd=1&wd=2/);
});

test('two slices side by side, swapped, with differences and intervals', async ({ sample: page }) => {
  await openAt(page, '&screen=overrides&part=compare&tm=cloud-team');
  await expect(page.locator('main h1')).toContainText(/19\.9% in A, 3\.7% in B, \+/);
  const other = page.getByLabel('Compare with');
  await page.getByRole('button', { name: 'Make the slice in view B' }).click();
  await page.getByRole('button', { name: 'Remove Team: cloud-team' }).click();
  await expect(page.getByText('decisions stand in both slices')).toBeVisible();
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(page).toHaveURL(/b=all/);
  await other.selectOption('everything else');
  await expect(page.locator('main h1')).toContainText(/19\.9% in A, 3\.7% in B, \+/);
  await other.selectOption('sentry-4 with sentry-3');
  await expect(page).toHaveURL(/tm=cloud-team/);
  await expect(page.locator('.ab')).toContainText(/Bundle ?sentry-4.*Bundle ?sentry-3/s);
  await expect(other.locator('option:checked')).toHaveText('sentry-4 with sentry-3');
});

test('the console answers, refuses what does not read, and stops what never ends', async ({
  sample: page,
}) => {
  await openAt(page, '&screen=sql');
  const editor = page.getByRole('textbox', { name: 'SQL' });
  const run = async (sql: string) => {
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(sql);
    await page.keyboard.press('Control+Enter');
  };
  await run('SELECT count(*) AS n FROM facts');
  await expect(page.locator('.sql-result td, .sql-result tbody th').first()).toHaveText('8,000');
  for (const [sql, answer] of [
    ['DROP TABLE facts', 'only reads'],
    ['SET lock_configuration = false', 'locked'],
    ["LOAD 'httpfs'", 'No extension'],
    [
      "SELECT * FROM read_csv('https://example.org/a.csv')",
      'The console reads only the loaded logs; files and addresses are not reachable from here',
    ],
    ['SELECT 1; SELECT 2', 'One statement at a time'],
  ] as const) {
    await run(sql);
    await expect(page.locator('.sql-main .state')).toContainText(answer);
  }
  await run('SELECT workflw FROM facts');
  await expect(page.locator('.sql-main .state')).toContainText('line 1, column 8');
  await expect(page.locator('.cm-wrong')).toHaveText('workflw');
  await page.getByLabel('Only the slice in view').check();
  await page.getByLabel('Start with').selectOption('Where do humans override most?');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.sql-result tbody th').first()).toHaveText('database-protection');
  await run(`SELECT 1 AS n\n${'-- taller than the box\n'.repeat(40)}`);
  await expect(page.locator('.sql-count')).toContainText('1 row');
  expect((await axeOf(page)).said).toEqual([]);
  await run('SELECT count(*) FROM range(100000000000) a WHERE hash(a.range) = 1');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled; nothing was changed.')).toBeVisible();
  await run('SELECT reviewer FROM facts WHERE reviewer IS NOT NULL');
  await expect(page.locator('.sql-count')).toContainText('rows');
  await expect(page.locator('.sql-result')).not.toContainText('j.park');
  expect(page.url()).not.toContain('SELECT');
});

test('the SQL of a number opens in the console and runs there', async ({ sample: page }) => {
  await openBench(page, '&tm=cloud-team');
  const figure = chart(page, 'Which workflow');
  const menu = figure.getByLabel(/^Table, SQL, files and link/);
  const saved = async (words: string) => {
    const download = page.waitForEvent('download');
    await menu.click();
    await figure.getByRole('button', { name: words }).click();
    return readFile(await (await download).path());
  };
  const svg = String(await saved('Save as SVG'));
  expect(svg).toContain('>Which workflow<');
  expect(svg).toContain('reviewer group cloud-team');
  expect(svg).not.toMatch(/<script|<style|<foreignObject|href|var\(--|class=/);
  const png = await saved('Save as PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(5000);
  expect(String(await saved('Save as CSV'))).toMatch(/^Which workflow,Human override rate\r\n/);
  await menu.click();
  await figure.getByRole('button', { name: 'Add a note' }).click();
  await figure.getByRole('textbox').fill('Ask the cloud team.');
  await figure.getByRole('button', { name: 'Save note' }).click();
  await expect(figure.locator('.fignotes')).toContainText('Ask the cloud team.');
  await openBench(page);
  await expect(figure.locator('.fignotes')).toHaveText('1 note on this figure in another view. Open');
  await figure.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(/tm=cloud-team/);
  await figure.getByRole('button', { name: 'Remove' }).click();
  await expect(figure.locator('.fignotes')).toHaveCount(0);
  await menu.click();
  await figure.getByRole('button', { name: 'Show SQL' }).click();
  await figure.getByRole('button', { name: 'Open in the SQL screen' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('.sql-count')).toContainText('rows');
  await openBench(page, '&fig=when-weekday-utc');
  await expect(chart(page, 'When: weekday, UTC')).toBeFocused();
  await expect(chart(page, 'When: weekday, UTC')).toBeInViewport();
  // A figure that is a table is saved as that table.
  await openAt(page, '&screen=tests');
  const stops = chart(page, 'Safe fails, kill switches and breakers');
  await expect(stops.locator('tbody tr').first()).toBeVisible();
  const rows = await stops.locator('tr').count();
  const table = page.waitForEvent('download');
  await stops.getByLabel(/^Table, SQL, files and link/).click();
  await stops.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await table).path(), 'utf8');
  expect(rows).toBeGreaterThan(2);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(rows);
});

test('commands by Ctrl+K, shortcuts by ?', async ({ sample: page }) => {
  await openAt(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('pattern');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/part=patterns/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Ctrl K');
});

test('the list is searched in the database; a bad expression is answered', async ({ sample: page }) => {
  await openAt(page, '&screen=decisions');
  const search = page.getByRole('searchbox', { name: /^Find in/ });
  await search.fill('database-1882');
  // One line of sample-data/decisions.jsonl.gz names it: d2973.
  await expect(page.locator('.dt caption')).toContainText(/^1.decision/);
  await page.getByLabel('Regular expression').check();
  await search.fill('(?=x)');
  await expect(page.getByText('This is not a regular expression')).toBeVisible();
  await search.fill('^d71[0-9]1$');
  await expect(page.locator('.dt caption')).toContainText(/^10.decisions/);
});
