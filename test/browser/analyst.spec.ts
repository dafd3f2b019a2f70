import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openAt, openScreen, painted } from './open';

/** A reader who starts at Readiness and presses what the page offers, counted. */
async function newUser(page: Page) {
  await openAt(page);
  await expect(page.locator('main h1')).toContainText('eligible');
  const clicks: string[] = [];
  return {
    async screen(title: string) {
      clicks.push(title);
      await openScreen(page, title);
    },
    async part(title: string) {
      clicks.push(title);
      await page
        .getByRole('navigation', { name: /^Parts of/ })
        .getByRole('link', { name: title, exact: true })
        .click();
    },
    async press(name: string | RegExp) {
      clicks.push(String(name));
      await page.locator('main').getByRole('button', { name }).first().click();
    },
    async measure(name: string) {
      clicks.push(name);
      await page.getByLabel('Measure').selectOption({ label: name });
    },
    found(most: number) {
      expect(clicks.length, clicks.join(' → ')).toBeLessThanOrEqual(most);
    },
  };
}
const option = (page: Page, chart: string, at = 0) =>
  page
    .locator('figure', { has: page.getByRole('heading', { name: chart, exact: true }) })
    .getByRole('listbox')
    .getByRole('option')
    .nth(at);

test.describe('each planted story is found by hand in a few presses, from Readiness', () => {
  test('overrides come from two people, and few of theirs are right', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Overrides');
    await painted(page);
    // stories.json plants 87 and 86; how many decisions each speaks for is recounted from the raw records.
    await expect(option(page, 'Who decided')).toHaveAccessibleName(/36\.7% \(87\sof\s237\)/);
    await expect(option(page, 'Who decided', 1)).toHaveAccessibleName(/35\.8% \(86\sof\s240\)/);
    await user.part('People');
    await expect(page.locator('main h1')).toContainText(/2\speople\sof\s12 .*173\sof\s389\soverrides/);
    user.found(2);
  });

  test('one person approves within seconds, whatever is proposed', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Outcomes');
    // stories.json: 318 approvals in under ten seconds, nobody else any.
    await expect(page.locator('main')).toContainText(/R-\w{8} gave 318\sof\s\d+ approvals in under 10 s/);
    user.found(1);
    await user.part('Automation bias');
    await expect(page.locator('main')).toContainText('nobody else gave any');
    user.found(2);
  });
  test('and from the list of people as well', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Overrides');
    await user.part('People');
    await user.press('Who approves faster than can be read');
    await expect(page.locator('main')).toContainText('nobody else gave any');
    user.found(3);
  });

  test('a bundle that is sure and wrong', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Overrides');
    await user.part('Reasons and near misses');
    await expect(page.locator('main')).toContainText(
      'warden-3 is wrong more often than the confidence stated',
    );
    user.found(2);
  });

  test('proposals that policy denies come from one bundle and one workflow', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Overrides');
    await painted(page);
    await user.measure('Unsafe action');
    await painted(page);
    // stories.json: 20 denied, all in mail-quarantine of warden-2.
    await expect(option(page, 'Which bundle')).toHaveAccessibleName(/^warden-2: .*20\sof/);
    await expect(option(page, 'Which workflow')).toHaveAccessibleName(/^mail-quarantine: .*20\sof/);
    user.found(2);
  });

  test('a workflow whose actions are undone as wrong', async ({ sample: page }) => {
    const user = await newUser(page);
    await user.screen('Overrides');
    await painted(page);
    await user.measure('Rollback rate');
    await painted(page);
    await expect(option(page, 'Which workflow')).toHaveAccessibleName(/^mail-quarantine:/);
    await expect(option(page, 'Which bundle')).toHaveAccessibleName(/^warden-3:/);
    user.found(2);
  });
});

test('a file of named views that is none is answered, and adds nothing', async ({ sample: page }) => {
  await openAt(page, '&screen=overrides');
  await page.locator('.views summary').click();
  const said = page.locator('.views [role="status"]');
  const give = (text: string) =>
    page.locator('.views input[type="file"]').setInputFiles({
      name: 'views.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  const view = (name: string, address: string) => ({ name, address });
  const of = (views: unknown, version = 1) => JSON.stringify({ format: 'shadowproof-views', version, views });
  for (const [text, answer] of [
    ['not JSON {', 'The file is not JSON; no view was added.'],
    ['', 'The file is not JSON; no view was added.'],
    ['[]', 'The file holds no views of this app; no view was added.'],
    [of([view('a', '?screen=sql')], 2), 'The file holds no views of this app; no view was added.'],
    [of([view('x'.repeat(81), '?')]), 'The file holds no views of this app; no view was added.'],
    [of([]), 'The file is one of views, and holds none.'],
    [`${' '.repeat(5_000_001)}{}`, 'The file is too large to hold views; no view was added.'],
  ] as const) {
    await give(text);
    await expect(said).toHaveText(answer);
    await expect(page.locator('.views-list')).toHaveCount(0);
  }
  await give(of([view('odd', '?load=https://example.org/x.json&screen=nowhere&h=99')]));
  await expect(said).toHaveText('1 view added; 1 with a part that cannot be followed here.');
  await page.getByRole('button', { name: 'odd', exact: true }).click();
  expect(page.url()).not.toContain('example.org');
  await expect(page.getByRole('status').filter({ hasText: 'could not be followed' })).toBeVisible();
  for (const screen of ['Files', 'Overrides']) await openScreen(page, screen);
  await page.locator('.views summary').click();
  await page.getByRole('button', { name: 'Forget the view odd' }).click();
  await expect(page.locator('.views-list')).toHaveCount(0);
});

test('the console answers each attempt to write, unlock, load, fetch or run on', async ({ sample: page }) => {
  await openAt(page, '&screen=sql');
  const run = async (sql: string) => {
    await page.getByRole('textbox', { name: 'SQL' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(sql);
    await page.keyboard.press('Control+Enter');
  };
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [sql, answer] of [
    ["ATTACH 'x.db' AS x", 'no other database'],
    [
      "COPY facts TO 'facts.csv'",
      'The console reads only the loaded logs; files and addresses are not reachable from here',
    ],
    ['INSTALL httpfs', 'No extension'],
    ['PRAGMA database_list', 'locked'],
    ['SET threads = 1', 'locked'],
    ['CREATE TABLE x AS SELECT 1', 'only reads'],
    [
      "SELECT * FROM 'https://example.org/x.csv'",
      'The console reads only the loaded logs; files and addresses are not reachable from here',
    ],
    [
      "SELECT * FROM glob('**')",
      'The console reads only the loaded logs; files and addresses are not reachable from here',
    ],
    ["FROM 'https://example.org/x.parquet'", 'The console reads only the loaded logs'],
    ['FROM nowhere', 'does not exist'],
    ['SELECT 1 /* ; */; -- and\nDROP TABLE facts', 'One statement at a time'],
    ['WITH x AS (DELETE FROM facts RETURNING *) SELECT * FROM x', 'could not run'],
    ['SELECT nothing FROM facts', 'could not run'],
    ['', 'no statement'],
  ] as const) {
    await run(sql);
    await expect(page.locator('.sql-main .state'), sql).toContainText(answer);
  }
  await run('WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled; nothing was changed.')).toBeVisible();
  await run('SELECT count(*) AS n FROM facts');
  await expect(page.locator('.sql-result td, .sql-result tbody th').first()).toHaveText('8,000');
  expect(asked.filter((url) => url.includes('example.org'))).toEqual([]);
});

test('the list says what it searches, sorts by target, and the drawer names nobody', async ({
  sample: page,
}) => {
  await openAt(page, '&screen=decisions');
  await page.getByRole('button', { name: 'Target' }).click();
  await expect(page.locator('.dt caption')).toContainText('sorted by target');
  await expect(page.getByRole('columnheader', { name: 'Target' })).toHaveAttribute('aria-sort', 'ascending');
  const targets = async () =>
    (await page.locator('.dt tbody tr[data-row] td:nth-child(4)').allInnerTexts()).slice(0, 8);
  await expect
    .poll(async () => {
      const shown = await targets();
      return shown.length === 8 && shown.join() === [...shown].sort().join();
    })
    .toBe(true);
  await page.getByRole('searchbox', { name: /^Find in/ }).fill('because nobody wrote this');
  await expect(page.getByText('No decision here holds')).toBeVisible();
  await expect(page.locator('main')).toContainText(
    'Rationale, evidence and long reasons stand in the files only: search those too. People are never searched.',
  );
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.locator('.row-open').first().click();
  const drawer = page.getByRole('complementary', { name: 'Decision' });
  await drawer.getByText(/raw record/i).click();
  await expect(drawer.locator('pre').first()).toContainText('decision_id');
  const people = /\b[a-z]\.(park|okafor|lindqvist)\b/;
  const shown = async () => drawer.innerText();
  expect(await shown()).not.toMatch(people);
});

test('the pattern finder searches all that the measure is not made of', async ({ sample: page }) => {
  await openAt(page, '&screen=overrides&part=patterns');
  const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
  for (const name of ['Confidence', 'Policy', 'Severity', 'Person']) await expect(box(name)).toBeChecked();
  await expect(box('Reason')).toBeDisabled();
  await page.getByLabel('Measure').selectOption({ label: 'Unsafe action' });
  await expect(box('Policy')).toBeDisabled();
  await expect(box('Reason')).toBeEnabled();
  await expect(page.locator('main')).toContainText('Policy cannot be searched: this measure is made of it');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped; nothing of the search is kept.')).toBeVisible();
});
