import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { openScreen } from './open';
import { kindOf, openTable, overridden } from './open-table';

const table = `Ticket;Opened;Bot;Proposed action;Host;Agent confidence;Analyst;Approval;Approved at;Resolution;Closed
T-1;01.03.2026 09:00;TriageBot;Isolate host;h1;91;ana;Approved;01.03.2026 09:12;True positive;05.03.2026 10:00
T-2;02.03.2026 09:00;TriageBot;Disable account;h2;55;ben;Rejected by analyst;02.03.2026 09:30;False alarm;05.03.2026 10:00
T-3;03.03.2026 09:00;TriageBot;Isolate host;h3;70;;;;;
T-4;04.03.2026 09:00;TriageBot;Frobnicate;h4;82;cem;Approved;04.03.2026 09:30;True positive;06.03.2026 10:00
`;

test('a table of an unknown tool is mapped on screen, read, and saved as a mapping', async ({
  files: page,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
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
  await expect(page.getByText('1 of 3 values still needs a meaning')).toBeVisible();
  const missing = page.getByRole('button', { name: /^“Frobnicate” in “Proposed action”/ });
  await expect(missing).toHaveText(
    '“Frobnicate” in “Proposed action” still needs a meaning: which sort of act is it?',
  );
  await page.getByLabel('Frobnicate').selectOption('harden');
  await expect(missing).toHaveCount(0);
  await expect(preview).toContainText('10 records accepted, 0 rejected');

  // A fixed value is the reader's choice: none is filled in, and no row is approved by default.
  await page.getByRole('button', { name: 'Change outcome' }).click();
  const outcome = page.getByLabel('outcome', { exact: true });
  await expect(outcome).toBeFocused();
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
  await expect(page.locator('.prov')).toContainText('tickets.csv 10 records');
  await openScreen(page, 'Files');
  await expect(source).toContainText('4 rows = 4 that gave records + 0 rejected + 0 left out');
  await expect(source).toContainText('This source cannot support:');
  // 4 decisions, 3 reviews, 3 verdicts.
  await expect(page.locator('table.account').first().locator('tbody tr td').first()).toHaveText('10');
  expect(errors).toEqual([]);
});

// The same in both columns, whatever the case: T-1, T-2, T-4, T-6, T-8. Different: T-3, T-5. T-7 is still open.
// In T-4 the agent proposed to do nothing, which nobody can override: 2 of 6 proposals to act were.
const wide = `Ticket;Opened (Berlin);Host;Bot wanted;Bot sure (%);Analyst;Analyst did;Closed as;Closed at
T-1;03.08.2026 14:05;h1;lock user;75;ana;lock user;real;03.08.2026 16:26
T-2;03.08.2026 15:05;h2;cut host off;41;ana;cut host off;real;03.08.2026 16:35
T-3;04.08.2026 14:05;h3;lock user;57;ben;nothing;false positive;04.08.2026 16:26
T-4;04.08.2026 15:05;h4;nothing;90;ben;nothing;false positive;04.08.2026 16:26
T-5;05.08.2026 14:05;h5;cut host off;66;ana;lock user;real;05.08.2026 16:26
T-6;05.08.2026 15:05;h6;block sender;43;ana;block sender;real;05.08.2026 16:26
T-7;06.08.2026 14:05;h7;lock user;68;;;;
T-8;06.08.2026 15:05;h8;cut host off;94;cem;Cut Host Off;real;06.08.2026 16:26
`;

test('what a human decided is read by comparing two columns of a wide table', async ({ files: page }) => {
  await openTable(page, 'wide.csv', wide);
  const review = kindOf(page, 'What a human decided');
  const said = page.locator('.missing');
  const source = review.getByLabel('outcome', { exact: true });
  const change = review.getByRole('button', { name: 'Change outcome' });
  await change.focus();
  await page.keyboard.press('Enter');
  await source.selectOption('not mapped');
  await expect(said).toContainText('outcome of the review has no column');
  await expect(review).toContainText('compare two columns: what the agent wanted, and what the human did');

  await source.selectOption('compare two columns');
  await expect(review.getByLabel('First column')).toHaveValue('Bot wanted');
  await expect(review.getByLabel('Second column')).toHaveValue('Analyst did');
  await review.getByLabel('Different').selectOption('');
  await expect(said).toContainText('outcome of the review needs a word for each answer');
  await review.getByLabel('Different').selectOption('override: did something else instead');
  await expect(said).toContainText('Every row gives a proposal; 7 of 8 a review; 7 of 8 a verdict.');
  await expect(said).toContainText('Nothing is missing');
  await expect(said).toContainText('times without an offset are in Europe/Berlin');

  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('wide.csv 22 records');
  await openScreen(page, 'Overrides');
  await expect(overridden(page)).toContainText('2 of 6');

  // The mapping that was used is shown again with its own zone.
  await openScreen(page, 'Files');
  await page.getByRole('button', { name: 'Map its columns' }).click();
  await expect(page.getByLabel('Times without an offset are in')).toHaveValue('Europe/Berlin');
  await expect(review).toContainText('Bot wanted beside Analyst did');
});

test('the mapper with its editors open: axe finds nothing, and no width scrolls sideways', async ({
  files: page,
}) => {
  await openTable(page, 'wide.csv', wide);
  const review = kindOf(page, 'What a human decided');
  await review.getByRole('button', { name: 'Change outcome' }).click();
  await review.getByRole('button', { name: 'Choose rows' }).click();
  const column = review.getByLabel('Column that tells the rows of this kind').first();
  await column.selectOption('Analyst');
  await expect(review.getByRole('checkbox')).toHaveCount(3);
  await page.getByLabel('Times without an offset are in').fill('');
  await expect(page.getByRole('button', { name: 'times need a zone', exact: true })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await axeOf(page)).said, colorScheme).toEqual([]);
  }
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(beyond, { message: `at ${width}` }).toBeLessThanOrEqual(0);
    await expect(page.getByRole('button', { name: 'Next: times need a zone' })).toBeInViewport();
    if (width !== 390) continue;
    await review.getByRole('button', { name: 'Change reviewer.uid' }).click();
    await expect(review.getByLabel('reviewer.uid', { exact: true })).toBeFocused();
  }
});

test('a saved mapping that is opened shows its own settings', async ({ files: page }) => {
  await openTable(page, 'wide.csv', wide);
  const saved = {
    format: 'shadowproof-mapping/1',
    name: 'kept',
    rows: { shape: 'auto', latest: { by: 'Ticket', order: 'Closed at' } },
    zone: 'Asia/Tokyo',
    records: [{ event_type: 'verdict', fields: { verdict: { value: 'test' } } }],
  };
  await page.getByLabel('Saved mapping').setInputFiles({
    name: 'kept.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(saved)),
  });
  await expect(page.getByLabel('Times without an offset are in')).toHaveValue('Asia/Tokyo');
  await expect(page.getByLabel('The latest by')).toHaveValue('Closed at');
  await expect(page.locator('.record-editor')).toHaveCount(1);
  await expect(page.locator('.missing')).toContainText('time of the verdict has no column');
  await page.getByRole('button', { name: /^Next: / }).click();
  await expect(kindOf(page, 'What turned out to be true').getByLabel('time', { exact: true })).toBeFocused();
});

// 5 proposals; 4 answers at once and 1 late; of the 5 answers 3 agree and 2 overrule; 3 endings; 2 heartbeats.
const events = `no;at;case;sort;who;act;result
1;2026-08-03T08:00:00Z;c1;proposal;bot;isolate host;
2;2026-08-03T08:10:00Z;c1;answer;ana;;agreed
3;2026-08-03T09:00:00Z;;heartbeat;bot;;
4;2026-08-03T09:10:00Z;c1;ending;ana;;true positive
5;2026-08-04T08:00:00Z;c2;proposal;bot;disable account;
6;2026-08-04T08:20:00Z;c2;answer;ben;;overruled
7;2026-08-04T09:00:00Z;c2;ending;ben;;false positive
8;2026-08-05T08:00:00Z;c3;proposal;bot;isolate host;
9;2026-08-05T08:20:00Z;c3;answer;ana;;agreed
10;2026-08-05T09:00:00Z;c3;ending;ana;;true positive
11;2026-08-06T08:00:00Z;c4;proposal;bot;isolate host;
12;2026-08-06T08:20:00Z;c4;answer;ana;;agreed
13;2026-08-06T09:00:00Z;;heartbeat;bot;;
14;2026-08-07T08:00:00Z;c5;proposal;bot;disable account;
15;2026-08-07T20:20:00Z;c5;late_answer;ben;;overruled
`;

test('rows of an event table are divided among kinds by conditions chosen on screen', async ({
  files: page,
}) => {
  await openTable(page, 'events.csv', events);
  const titles = ['What the agent would have done', 'What a human decided', 'What turned out to be true'];
  for (const title of titles) {
    const add = page.getByRole('button', { name: title, exact: true });
    if ((await add.count()) > 0) await add.click();
  }
  const choose = async (title: string, words: readonly string[]) => {
    const kind = kindOf(page, title);
    await kind.getByRole('button', { name: 'Choose rows' }).click();
    const columns = kind.getByLabel('Column that tells the rows of this kind');
    while ((await columns.count()) > 1) await columns.last().selectOption({ index: 0 });
    await columns.selectOption('');
    await expect(kind.getByText('15 of 15 rows')).toBeVisible();
    await columns.selectOption('sort');
    for (const word of words)
      await kind.getByRole('checkbox', { name: new RegExp(`^${word} `) }).press('Space');
    await kind.getByRole('button', { name: 'Done' }).click();
  };
  await choose(titles[0]!, ['proposal']);
  await choose(titles[1]!, ['answer', 'late_answer']);
  await choose(titles[2]!, ['ending']);
  const [decision, review, verdict] = titles.map((title) => kindOf(page, title));
  await expect(decision!).toContainText('rows where sort is proposal, 5 of 15 rows');
  await expect(review!).toContainText('rows where sort is answer or late_answer, 5 of 15 rows');
  await expect(verdict!).toContainText('rows where sort is ending, 3 of 15 rows');

  const read = async (kind: typeof decision, path: string, column: string) => {
    const change = kind!.getByRole('button', { name: `Change ${path}`, exact: true });
    const add = kind!.getByRole('button', { name: path, exact: true });
    if ((await change.count()) > 0) await change.click();
    else if ((await add.count()) > 0) await add.click();
    await kind!.getByLabel(path, { exact: true }).selectOption(column);
  };
  for (const kind of [decision, review, verdict]) {
    await read(kind, 'time', 'at');
    await read(kind, 'decision_id', 'case');
  }
  await read(decision, 'action.name', 'act');
  await read(decision, 'action.category', 'act');
  await read(decision, 'agent.uid', 'who');
  await read(review, 'outcome', 'result');
  await read(review, 'reviewer.uid', 'who');
  await read(verdict, 'verdict', 'result');
  // The words that a kind asks for are those of its own rows: no verdict is asked for “agreed”.
  await expect(verdict!.locator('.word-map li')).toHaveCount(2);
  await review!.getByLabel('agreed').selectOption('approve');
  await review!.getByLabel('overruled').selectOption('override');
  const said = page.locator('.missing');
  await expect(said).toContainText('5 of 15 rows give a proposal; 5 of 15 a review; 3 of 15 a verdict.');

  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('events.csv 13 records');
  await openScreen(page, 'Overrides');
  await expect(overridden(page)).toContainText('2 of 5');
});

// One row an event, and no row says whether the human agreed: c1 did as proposed, c2 and c4 did otherwise, c3 is
// open. The first row of the case holds what the agent wanted, a later one what the human did.
const steps = `no;at;case;sort;who;act
1;2026-08-03T08:00:00Z;c1;ai_suggestion;bot;isolate host
2;2026-08-03T08:10:00Z;c1;human_step;ana;isolate host
3;2026-08-03T09:00:00Z;c2;ai_suggestion;bot;disable account
4;2026-08-03T09:05:00Z;c3;ai_suggestion;bot;isolate host
5;2026-08-03T09:10:00Z;c2;human_step;ben;isolate host
6;2026-08-04T09:00:00Z;c4;ai_suggestion;bot;isolate host
7;2026-08-04T09:10:00Z;c4;human_step;ben;disable account
`;

test('what a human did is compared with the proposal in an earlier row of the case', async ({
  files: page,
}) => {
  await openTable(page, 'steps.csv', steps);
  const review = kindOf(page, 'What a human decided');
  const change = review.getByRole('button', { name: 'Change outcome' });
  const source = review.getByLabel('outcome', { exact: true });
  await expect(change.or(source)).toBeVisible();
  if (await change.isVisible()) await change.click();
  await source.selectOption('not mapped');
  await expect(page.locator('.missing')).toContainText('outcome of the review has no column');
  await source.selectOption('compare with the proposal, an earlier row of the case');
  await expect(page.getByText('Column proposed act is added: act of the latest earlier one')).toBeVisible();
  await expect(review.getByLabel('First column')).toHaveValue('proposed act');
  await expect(review.getByLabel('Second column')).toHaveValue('act');
  await expect(page.locator('.missing')).toContainText('4 of 7 rows give a proposal; 3 of 7 a review');
  await page.getByRole('button', { name: 'Read the file by this mapping' }).click();
  await expect(page.locator('.prov')).toContainText('steps.csv 7 records');
  await openScreen(page, 'Overrides');
  await expect(overridden(page)).toContainText('2 of 3');
});

test('a known format is read by itself, says what it guessed, and can be overruled', async ({
  files: page,
}) => {
  const ocsf = await readFile('test/intake/formats/fixtures/ocsf.jsonl');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'ocsf.jsonl', mimeType: '', buffer: ocsf });
  await expect(page.locator('.prov')).toContainText('ocsf.jsonl');
  await openScreen(page, 'Files');
  const source = page.locator('.imported-list li', { hasText: 'ocsf.jsonl' }).first();
  await expect(source).toContainText('is read as OCSF events, confidence');
  await expect(source).toContainText('was read as seconds by its size, though the format says milliseconds');
  await source.getByLabel('Read as').selectOption('opa');
  await expect(page.locator('.imported-list li').first()).toContainText('You chose this format.');
  await expect(page.locator('.imported-list li').first()).toContainText('9 left out');
});
