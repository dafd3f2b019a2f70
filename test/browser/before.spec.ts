import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { inView, openScreen, settled } from './open';
import { servedLink, serveLog } from './records';

// What people saved with an earlier build: see the README there.
const folder = 'test/fixtures/before';
const bytesOf = (name: string) => {
  const bytes = readFileSync(path.join(folder, name));
  return name.endsWith('.html.gz') ? gunzipSync(bytes) : bytes;
};
const file = (name: string) => ({
  name: path.basename(name, '.html.gz') + (name.endsWith('.html.gz') ? '.html' : ''),
  mimeType: 'application/octet-stream',
  buffer: bytesOf(name),
});
const links = JSON.parse(bytesOf('links/links.json').toString()) as { title: string; address: string }[];
const kept = JSON.parse(bytesOf('storage/storage.json').toString()) as Record<string, string>;
const pick = (page: Page, names: readonly string[]) =>
  page.locator('input[type=file]').first().setInputFiles(names.map(file));

/** Opens a link of before on the log of before, which stands beside the app. */
async function open(page: Page, title: string): Promise<void> {
  const { address = '' } = links.find((each) => each.title === title) ?? {};
  expect(address, title).not.toBe('');
  const search = new URLSearchParams(address);
  search.set('load', new URLSearchParams(servedLink).get('load') ?? '');
  await page.goto(`?${String(search)}`);
  await expect(inView(page)).toContainText('in view');
  await settled(page);
}

test.beforeEach(({ context }) => serveLog(context, 'harbor.jsonl.gz', bytesOf('logs/harbor.jsonl.gz')));

test('links of before show what they showed, and say what of a damaged one was left out', async ({
  page,
}) => {
  await open(page, 'time to approval');
  await expect(page.getByRole('button', { name: '45 min' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.notices')).toHaveCount(0);

  // The report of the same log has them: 5 of 16 proposals outside policy.
  await open(page, 'rows of a scope');
  await expect(page.locator('.row-open')).toHaveCount(5);

  await open(page, 'damaged: values that are none');
  await expect(page.locator('.notices li')).toHaveCount(8);
  await expect(page.locator('.filters')).toContainText('mail-quarantine');
});

test('a browser that kept criteria, views, columns and marks before still has them', async ({ page }) => {
  await page.addInitScript((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, kept);
  await open(page, 'the first screen of the sample');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The criteria that were kept judge, and not those that the app starts with.
  await expect(page.locator('main .eyebrow').first()).toContainText('“Regulated production”, version 1');

  await openScreen(page, 'Overrides');
  await page.locator('.views summary').click();
  await page.getByRole('button', { name: 'what if: rules kept in this browser', exact: true }).click();
  await expect(page.locator('main')).toContainText('Long policy – Hafen “Süd”');
  await expect(page.locator('.notices')).toHaveCount(0);

  await openScreen(page, 'Decisions');
  for (const column of ['Bundle', 'Team', 'Reason'])
    await expect(page.getByRole('columnheader', { name: column })).toHaveCount(1);
  await expect(page.getByRole('columnheader', { name: 'Confidence' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Review queue' }).click();
  await expect(page.locator('main')).toContainText(/\b3\smarks/);
});

test('a report of before opens, and a mapping of before reads its table', async ({ page }) => {
  await page.goto('');
  await pick(page, ['reports/harbor.html.gz']);
  // What the command line printed when it was made.
  await expect(page.locator('.checks li').first()).toContainText(
    '645875fbc2d0e719d452f835577931decd9f4d23b73e86f47af0ad21a5457747',
  );
  await expect(page.locator('.checks li').first()).toContainText('match');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.frameLocator('iframe.paper').locator('body')).toContainText('Reversible actions only');

  await openScreen(page, 'Files');
  await pick(page, ['mappings/mapping-tickets.json', 'mappings/tickets.csv']);
  // Counted by hand: 5 decisions, 5 reviews, 3 verdicts; the decision of “yesterday” is rejected.
  await expect(page.locator('.prov')).toContainText('13 records');
  await expect(page.locator('.prov')).toContainText('1 record rejected');
});
