import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openAt, openScreen, painted } from './open';

interface Line {
  event_type: string;
  decision_id?: string;
  environment?: string;
}
const linesOf = (name: string) =>
  gunzipSync(readFileSync(`sample-data/${name}`))
    .toString()
    .trim()
    .split('\n');

const caption = (page: Page) => page.locator('.dt caption');
const said = (page: Page) => page.locator('.file-search [role="status"]');
const searchBox = (page: Page) => page.getByRole('searchbox', { name: /^Find in/ });

const openList = (page: Page, more = '') => openAt(page, `&screen=decisions${more}`);

test('rationale, evidence and reasons are found in the files, counted as by hand', async ({
  sample: page,
}) => {
  const text = 'never changed policies before';
  const lines = [
    ...linesOf('decisions.jsonl.gz'),
    ...linesOf('audit.jsonl.gz'),
    ...linesOf('checkpoints.jsonl.gz'),
  ];
  const holding = lines.filter((line) => line.toLowerCase().includes(text));
  const named = new Set(holding.map((line) => (JSON.parse(line) as Line).decision_id));
  const inView = lines
    .map((line) => JSON.parse(line) as Line)
    .filter(
      (one) =>
        one.event_type === 'decision' && one.environment === 'production' && named.has(one.decision_id),
    );
  expect(inView.length).toBeGreaterThan(0);

  await openList(page);
  await searchBox(page).fill(text.toUpperCase());
  await expect(page.getByText('No decision here holds')).toBeVisible();
  await page.getByLabel('In the files too').check();
  await expect(said(page)).toHaveText(
    `${lines.length.toLocaleString('en')} records of 3 files read, ${holding.length.toLocaleString('en')} hold it. Not listed: records outside the slice and the filters, and those that belong to no decision.`,
  );
  await expect(caption(page)).toContainText(new RegExp(`^${inView.length.toLocaleString('en')}.decisions`));
  // What was typed may be a name: no link holds it, and going back does not clear it.
  await page.locator('.row-open').first().click();
  await page.goBack();
  await expect(said(page)).toContainText('hold it');
  await expect(page.getByLabel('In the files too')).toBeChecked();
  expect(decodeURIComponent(page.url())).not.toMatch(/find|policies/i);
});

test('no person is found in the files, whatever the log calls them', async ({ sample: page }) => {
  const review = linesOf('audit.jsonl.gz').find((line) => line.includes('"reviewer"')) ?? '';
  const { uid } = (JSON.parse(review) as { reviewer: { uid: string } }).reviewer;
  await openList(page, `&find=${encodeURIComponent(`files:${uid}`)}`);
  await expect(said(page)).toContainText(/ 0 hold it/);
  await expect(page.getByText('No decision here holds')).toBeVisible();
});

test('Back closes a decision, however many were walked through', async ({ sample: page }) => {
  await openList(page);
  await page.locator('.row-open').first().click();
  const drawer = page.getByRole('complementary', { name: 'Decision' });
  const name = drawer.locator('.eyebrow .mono').first();
  const seen = new Set<string>();
  for (let step = 0; step < 4; step += 1) {
    seen.add(await name.innerText());
    await drawer.getByRole('button', { name: 'Next decision' }).click();
    await expect(name).not.toHaveText([...seen].at(-1) ?? '');
  }
  await page.keyboard.press('k');
  expect(seen.size).toBe(4);
  await page.goBack();
  await expect(drawer).toHaveCount(0);
  await expect(page).toHaveURL(/screen=decisions/);
});

test('the search finds a part by what it is about', async ({ sample: page }) => {
  await openList(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('chain');
  await page.getByRole('menuitem', { name: 'Screens: Integrity, Data' }).click();
  await expect(page).toHaveURL(/part=integrity/);
});

test('the search finds scopes, decisions, releases, measures and terms, and keeps what is typed to itself', async ({
  sample: page,
}) => {
  await openAt(page, '&screen=decisions');
  const id = (await page.locator('.row-open').first().innerText()).trim();
  const before = await page.evaluate(() => [history.length, location.href]);
  const box = page.getByRole('searchbox', { name: 'Search', exact: true });
  const item = (name: RegExp) => page.getByRole('menuitem', { name });
  await page.getByRole('button', { name: /^Search scopes/ }).click();
  await box.fill('j.park');
  await expect(page.getByText('Nothing has this name.')).toBeVisible();
  await box.fill('R-');
  await expect(item(/^People: R-/).first()).toBeVisible();
  await box.fill(id);
  await expect(item(new RegExp(`^Decisions: ${id}`))).toBeVisible();
  await box.fill('containment precision');
  await expect(item(/^Measures: /).first()).toBeVisible();
  await box.fill('false discovery');
  await expect(item(/^Terms: e-BH/)).toBeVisible();
  await box.fill('sentry-2');
  await expect(item(/^Releases: sentry-2/)).toBeVisible();
  expect(await page.evaluate(() => [history.length, location.href])).toEqual(before);
  await box.fill('mail high');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/screen=readiness&scope=agent-warden\.mail-quarantine\.high/);
});

test('values that no log holds, and clauses that say nothing, are named and left out', async ({ page }) => {
  await openList(page, '&w=no-such-workflow&h=99&w=&nonsense=1&p=0123456789ab&tm=nowhere&p=j.park');
  const notices = page.locator('.notices');
  await expect(notices).toContainText('No loaded decision has workflow "no-such-workflow"');
  await expect(notices).toContainText('"nonsense" is not a known filter; it was left out.');
  await expect(notices).toContainText(/h=.*left out/);
  const notice = page.getByRole('status').filter({ hasText: 'could not be followed' });
  for (const part of ['0123456789ab', 'nowhere', '99', 'j.park']) await expect(notice).toContainText(part);
  await expect(caption(page)).toContainText(/^7,544.decisions/);
  await openScreen(page, 'Overrides');
  await painted(page);
});
