import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { openScreen } from './open';
import { decision, file, lines, review } from './records';

const picker = 'input[type="file"]';

test('good lines load, bad lines are listed with line, field, expected and found, and sums add up', async ({
  files: page,
}) => {
  await page
    .locator(picker)
    .setInputFiles([
      file('decisions.jsonl', [
        decision(1),
        decision(2),
        decision(2),
        '{ not json',
        decision(3, { time: '2026-03-03 09:30' }),
        decision(4, { confidence: 3 }),
      ]),
      file('audit.jsonl', [
        review(1),
        review(9),
        { schema_version: '1.0', event_type: 'weather', event_id: 'w-1', time: '2026-03-01T00:00:00Z' },
      ]),
    ]);
  await expect(page.locator('.prov')).toContainText('decisions.jsonl');
  await openScreen(page, 'Files');
  const files = page.locator('table.account').first();
  await expect(files).toContainText('decisions.jsonl');
  const row = files.locator('tbody tr').first().locator('td');
  await expect(row).toHaveText(['6', '= 2', '+ 3', '+ 0', '+ 1']);
  await expect(page.getByText('do not add up')).toHaveCount(0);
  const rejected = page.getByRole('table', { name: 'Rejected lines' });
  await expect(rejected.getByRole('row')).toHaveCount(4);
  await expect(rejected).toContainText('confidence');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('rejected-lines.csv');
});

test('files that are no logs get an answer and the app stays usable', async ({ page }) => {
  await page.goto('');
  await page.locator(picker).setInputFiles([
    { name: 'empty.jsonl', mimeType: '', buffer: Buffer.alloc(0) },
    {
      name: 'picture.png',
      mimeType: '',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]),
    },
    { name: 'cut.jsonl.gz', mimeType: '', buffer: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]) },
  ]);
  await expect(page.getByText('No decision was found')).toBeVisible();
  await expect(page.locator('table.account').first()).toContainText('picture.png');
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.locator('.matrix')).toBeVisible();
});

const accountRow = (page: Page) => page.locator('table.account').first().locator('tbody tr td');

test('gzip of two members, the second damaged: what came before counts, the damage is named', async ({
  files: page,
}) => {
  const second = gzipSync(lines(Array.from({ length: 400 }, (_, at) => decision(at + 2))));
  // Cut inside the second member, so that the damage is the same in every engine.
  const cut = Buffer.concat([gzipSync(`${JSON.stringify(decision(1))}\n`), second.subarray(0, 30)]);
  await page.locator(picker).setInputFiles({ name: 'two.jsonl.gz', mimeType: '', buffer: cut });
  await expect(page.locator('.prov')).toContainText('two.jsonl.gz');
  await openScreen(page, 'Files');
  await expect(page.locator('table.account').first()).toContainText('gzipped');
  const [read, accepted, rejected] = await accountRow(page).allInnerTexts();
  expect([read, accepted, rejected]).toEqual(['2', '= 1', '+ 1']);
  await expect(page.getByRole('table', { name: 'Rejected lines' })).toContainText('the gzip data ends early');
});

test('a line of 50 MB, a mark at the start and CRLF: the lines around it count', async ({ files: page }) => {
  const long = JSON.stringify({ ...decision(2), rationale: 'x'.repeat(50_000_000) });
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const name = path.join(folder, 'long.jsonl');
  const [first, last] = [decision(1), decision(3)].map((record) => JSON.stringify(record));
  await writeFile(name, `\uFEFF${first}\r\n${long}\r\n${last}\r\n`);
  await page.locator(picker).setInputFiles(name);
  await expect(page.locator('.prov')).toContainText('long.jsonl');
  await rm(folder, { recursive: true });
  await openScreen(page, 'Files');
  await expect(accountRow(page)).toHaveText(['3', '= 2', '+ 1', '+ 0', '+ 0']);
  await expect(page.getByRole('table', { name: 'Rejected lines' })).toContainText(
    'a record of at most 8 MiB',
  );
});

test('times without an offset are rejected until somebody names their zone', async ({ files: page }) => {
  const local = decision(2, { time: '2026-03-03T09:30:00' });
  await page.locator(picker).setInputFiles([file('local.jsonl', [decision(1), local])]);
  await expect(page.locator('.prov')).toContainText('1 record rejected');
  await openScreen(page, 'Files');
  const zone = page.locator('.read-in-zone').getByRole('combobox');
  await zone.fill('Mars/Olympus');
  await expect(page.getByText('knows no such zone')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read again' })).toBeDisabled();
  await zone.fill('Asia/Tokyo');
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.locator('.prov')).toContainText('no record rejected');
  await openScreen(page, 'Decisions');
  // 09:30 in Tokyo, nine hours ahead all year.
  await expect(page.locator('.dt tbody')).toContainText('00:30');
});

test('pasted text is read', async ({ files: page }) => {
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox').fill(lines([decision(1), decision(20), review(1)]));
  await page.getByRole('button', { name: 'Read this text' }).click();
  await expect(page.locator('.prov')).toContainText('pasted text');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('2\u00a0decisions');
});

test('cancel really stops and nothing is kept', async ({ page }) => {
  let ended = 0;
  page.on('worker', (worker) => worker.on('close', () => (ended += 1)));
  await page.goto('');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  const many = Array.from({ length: 120_000 }, (_, number) =>
    JSON.stringify({ ...decision(1), event_id: `d-${number}`, decision_id: `D${number}` }),
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const name = path.join(folder, 'many.jsonl');
  await writeFile(name, many.join('\n'));
  await page.locator(picker).setInputFiles(name);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  expect(ended).toBe(0);
  await cancel.click();
  // With both readers ended nothing more of it can come.
  await expect.poll(() => ended).toBe(2);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Has this agent earned the right to act?');
  await page.locator(picker).setInputFiles(file('few.jsonl', [decision(1)]));
  await expect(page.locator('.prov')).toContainText('few.jsonl');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('1\u00a0decision');
  await rm(folder, { recursive: true });
});

const hostile = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'; DROP TABLE facts; --`;

test('markup and SQL in every text field are shown as text and do nothing', async ({ files: page }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const evil = decision(1, {
    decision_id: hostile,
    incident_uid: hostile,
    release_id: hostile,
    agent: { uid: hostile, name: hostile },
    workflow: hostile,
    action: { name: hostile, category: 'isolate' },
    resource: { uid: hostile, name: hostile },
    rationale: hostile,
    evidence: [{ uid: hostile, name: hostile, trust: 'untrusted' }],
    retrieved: [{ id: hostile }],
    tool_calls: [{ name: hostile, status: hostile }],
    policy: { outcome: 'allow', path: hostile, reasons: [hostile], revision: hostile },
  });
  await page.locator(picker).setInputFiles([
    file(`<b>${'x'.repeat(8)}</b>.jsonl`, [
      evil,
      decision(30),
      review(1, {
        decision_id: hostile,
        reason_text: hostile,
        reason_code: hostile,
        reviewer: { uid: hostile },
      }),
      { ...decision(2), confidence: hostile },
      { ...decision(3), mode: hostile },
    ]),
  ]);
  await expect(page.locator('.matrix')).toBeVisible();
  await openScreen(page, 'Outcomes');
  await page.getByText('Every class, and how every decision ended').click();
  await expect(page.locator('.at')).toBeVisible();
  await openScreen(page, 'Decisions');
  await page.locator('.row-open', { hasText: '<img' }).click();
  await expect(page.getByRole('complementary')).toContainText('DROP TABLE facts');
  await expect(page.getByRole('complementary')).toContainText('<script>');
  await page
    .getByText(/raw record/i)
    .first()
    .click();
  await openScreen(page, 'Files');
  await expect(page.getByRole('table', { name: 'Rejected lines' })).toContainText('<img src=x');
  await openScreen(page, 'Decisions');
  await expect(page.locator('.dt caption')).toContainText('3\u00a0decisions');
  expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(dialogs).toBe(0);
});
