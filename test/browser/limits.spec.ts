import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';
import { decision, file, lines, review } from './records';

const picker = 'input[type="file"]';
const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

/** Hands `files` over as somebody does who drops them on the page. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const held = new DataTransfer();
    for (const { name, text } of dropped) held.items.add(new File([text], name));
    return held;
  }, files);
  for (const event of ['dragover', 'drop'])
    await page.locator('.drop').dispatchEvent(event, { dataTransfer: transfer });
}

test('files dropped on the page are read, and a drop of text too', async ({ files: page }) => {
  await drop(page, [
    { name: 'decisions.jsonl', text: lines([decision(1), decision(2)]) },
    { name: 'audit.jsonl', text: lines([review(1)]) },
  ]);
  await expect(page.locator('.prov')).toContainText('decisions.jsonl');
  await expect(page.locator('.prov')).toContainText('audit.jsonl');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('2\u00a0decisions');
  await openScreen(page, 'Files');
  const text = await page.evaluateHandle(
    (dropped) => {
      const held = new DataTransfer();
      held.setData('text/plain', dropped);
      return held;
    },
    lines([decision(5)]),
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: text });
  await expect(page.locator('.prov')).toContainText('pasted text');
});

/** The engine's own worker, with `first` run before it. */
const before = (page: Page, first: string) =>
  page.route('**/duckdb-browser-eh.worker*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${first};\n${await answer.text()}` });
  });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('without memory for the database the screen says so and what to do', async ({ page }) => {
  const refuse = "() => Promise.reject(new RangeError('WebAssembly.Memory(): could not allocate memory'))";
  await before(page, `WebAssembly.instantiate = WebAssembly.instantiateStreaming = ${refuse}`);
  await page.goto('');
  await page.locator(picker).setInputFiles(file('few.jsonl', [decision(1)]));
  await expect(title(page)).toContainText('not enough free memory');
  await expect(page.locator('.advice li')).toContainText([/Close other tabs/, /fewer files/, /evaluate/]);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('memory that ends while a log is read is said too, and smaller logs load afterwards', async ({
  page,
}) => {
  // The engine may still grow by 64 MB, and no further.
  await before(
    page,
    `{ const grow = WebAssembly.Memory.prototype.grow; let left = 1024;
       WebAssembly.Memory.prototype.grow = function (pages) {
         left -= pages;
         if (left < 0) throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
         return grow.call(this, pages);
       }; }`,
  );
  const wide = (number: number) => `${'x'.repeat(900)}${number}`;
  const many = Array.from({ length: 60_000 }, (_, number) =>
    JSON.stringify({
      ...decision(1, { incident_uid: wide(number), finding_uid: wide(number) }),
      event_id: wide(number),
      decision_id: wide(number),
    }),
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const name = path.join(folder, 'much.jsonl');
  const handle = await open(name, 'w');
  for (const line of many) await handle.write(`${line}\n`);
  await handle.close();
  await page.goto('');
  await page.locator(picker).setInputFiles(name);
  await expect(title(page)).toContainText('not enough free memory', { timeout: 120_000 });
  await rm(folder, { recursive: true });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator(picker).setInputFiles(file('few.jsonl', [decision(1)]));
  await expect(page.locator('.prov')).toContainText('few.jsonl');
});

test('a worker that is blocked is said, not waited for', async ({ page }) => {
  await page.route('**/duckdb-browser-eh.worker*.js', (route) => route.abort());
  await page.goto('');
  await expect(title(page)).toContainText('blocks the database worker');
  await expect(page.locator('.advice li')).not.toHaveCount(0);
});

/** In steps of 50,000; `npm run soak` writes a million. */
const noisy = process.env.SOAK === undefined ? 100_000 : 1_000_000;
const words = (count: number) => count.toLocaleString('en');

test('many rejected lines: all counted, ten thousand listed, few drawn', async ({ page }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const name = path.join(folder, 'noise.jsonl');
  const handle = await open(name, 'w');
  await handle.write(`${lines([decision(1), decision(2)])}\n`);
  const noise = '{"event_type":"decision"}\n'.repeat(50_000);
  for (let written = 0; written < noisy; written += 50_000) await handle.write(noise);
  await handle.close();
  await page.goto('');
  await page.locator(picker).setInputFiles(name);
  await expect(page.locator('.prov')).toContainText(`${words(noisy)} records rejected`, {
    timeout: 200_000,
  });
  await rm(folder, { recursive: true });
  await openScreen(page, 'Files');
  const row = page.locator('table.account').first().locator('tbody tr td');
  await expect(row).toHaveText([words(noisy + 2), '= 2', `+ ${words(noisy)}`, '+ 0', '+ 0']);
  await expect(page.locator('main')).toContainText('The first 10,000 are listed');
  expect(await elements(page)).toBeLessThan(2_000);
  const list = page.getByRole('table', { name: 'Rejected lines' });
  await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await expect(list).toContainText('10,002');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('2\u00a0decisions');
});

test('10,000 bundles: every screen answers, drawings and lists say how many they leave out', async ({
  page,
}) => {
  const of = (number: number) => ({
    event_id: `e${number}`,
    decision_id: `D${number}`,
    incident_uid: `I${number}`,
    release_id: `bundle-${number}`,
    risk_level: number % 2 === 0 ? 'high' : 'low',
    evidence: [{ uid: 'alert', trust: 'authoritative' }],
  });
  const records = Array.from({ length: 10_000 }, (_, number) => [
    { ...decision(1), ...of(number) },
    review(1, { event_id: `r${number}`, decision_id: `D${number}`, outcome: 'approve' }),
  ]).flat();
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const name = path.join(folder, 'bundles.jsonl');
  await writeFile(name, lines(records));
  await page.goto('');
  await page.locator(picker).setInputFiles(name);
  await expect(title(page)).toContainText('eligible', { timeout: 120_000 });
  await rm(folder, { recursive: true });
  await openScreen(page, 'Outcomes');
  await expect(page.locator('main')).toContainText('48 of 10,000 bundles drawn');
  await page.getByRole('link', { name: 'Evidence quality' }).click();
  await expect(page.locator('main')).toContainText('100 of 10,000 rows');
  expect(await elements(page)).toBeLessThan(12_000);
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page
    .getByRole('button', { name: /^Bundle/ })
    .first()
    .click();
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await elements(page)).toBeLessThan(12_000);
  await page.keyboard.press('Escape');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('10,000\u00a0decisions');
});
