import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Download, type Page } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { openScreen } from './open';

interface Answered {
  readonly event_type: string;
  readonly decision_id: string;
  readonly verdict: string;
  readonly final: boolean;
  readonly blind: boolean;
  readonly basis: string;
  readonly warranted_actions?: readonly { category: string; resource_uid?: string }[];
  readonly author: { readonly uid: string };
  readonly reason_text?: string;
  readonly confidence?: number;
  readonly sampling: { readonly probability?: number; readonly draw: string; readonly case: string };
}

const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-audit-'));
const inFolder = (name: string) => path.join(folder, name);
let drawn: string[] = [];

// One after the other, so that the sample is drawn once.
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  const said = execFileSync('node', ['test/tools/run.mjs', 'test/browser/audit-sample.ts', folder], {
    encoding: 'utf8',
  });
  drawn = JSON.parse(said) as string[];
});

const recordsOf = async (download: Download) =>
  readFileSync(await download.path(), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answered);

const title = (page: Page) => page.locator('#case-title');

async function openLogs(page: Page, ...names: string[]): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles(names.map(inFolder));
  await expect(page.locator('main')).not.toHaveAttribute('data-screen', 'load', { timeout: 60_000 });
}

async function openReading(page: Page): Promise<void> {
  await openScreen(page, 'Audit');
  await page.locator('main nav').getByRole('link', { name: 'Read cases' }).click();
}

/** Everywhere a reader could come upon it, apart from the logs themselves. */
const everything = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement.outerHTML, location.href, document.title, JSON.stringify(localStorage)].join(
      '\n',
    ),
  );

test('cases are read by keyboard alone, blind, and go on after a reload', async ({ page }) => {
  await page.goto('./');
  await openLogs(page, 'log.jsonl', 'sample.draw.json');
  await openReading(page);
  await expect(page.getByRole('heading', { name: 'Who reads?' })).toBeVisible();
  expect((await axeOf(page)).said).toEqual([]);
  await page.getByLabel('Your name or id').focus();
  await page.keyboard.type('harbor');
  await expect(page.getByText('It cannot read its own cases.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('anna.secret');
  await page.keyboard.press('Enter');

  await expect(title(page)).toContainText(drawn[0]!);
  await expect(page.locator('main h1')).toBeFocused();
  await expect(page.locator('main')).toContainText('edr alert');
  const seen = await everything(page);
  for (const told of [
    /isolate_host/,
    /leave_open/,
    /Beacon to a known/,
    /Nightly backup/,
    /closed_classification/,
  ])
    expect(seen).not.toMatch(told);
  for (const told of [/overridden/, /says_(right|wrong|nothing)/, /held_back/, /harbor/i, /0\.9\b/])
    expect(seen).not.toMatch(told);
  // The name is kept for this reader and shown as a code.
  expect(await page.locator('body').innerText()).not.toContain('anna.secret');

  // An action on a target; the digits choose actions instead of screens.
  await page.keyboard.press('Enter');
  await expect(page.getByText('Answer first whether an action was warranted.')).toBeVisible();
  await page.keyboard.press('y');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Choose at least one target, or name another.')).toBeVisible();
  expect((await axeOf(page)).said).toEqual([]);
  await page.keyboard.press('t');
  await page.keyboard.press('Space');
  await page.keyboard.press('q');
  await page.keyboard.press('r');
  await page.keyboard.type('seen in the proxy, 1st');
  await page.keyboard.press('Enter');

  // Undone, it comes back as it was answered.
  await expect(title(page)).toContainText(drawn[1]!);
  await page.keyboard.press('z');
  await expect(title(page)).toContainText(drawn[0]!);
  await expect(page.getByLabel('Isolate')).toBeChecked();
  await page.keyboard.press('Enter');

  await expect(title(page)).toContainText(drawn[1]!);
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write why you skip it.')).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.type('my own case');
  await page.keyboard.press('Enter');
  await expect(title(page)).toContainText(drawn[2]!);
  await page.keyboard.press('f');
  await page.keyboard.press('Enter');
  await expect(title(page)).toContainText(drawn[3]!);

  // Draw, reader and answers are kept here; the logs are not.
  await page.reload();
  await openLogs(page, 'log.jsonl');
  await openReading(page);
  await expect(title(page)).toContainText(drawn[3]!);
  await expect(page.locator('main')).toContainText(`3 of ${drawn.length} cases read`);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save answers' }).click(),
  ]);
  const records = await recordsOf(download);
  expect(records.map(({ verdict, final }) => [verdict, final])).toEqual([
    ['true_positive', true],
    ['undetermined', false],
    ['false_positive', true],
  ]);
  expect(records[0]).toMatchObject({
    ...{ event_type: 'verdict', basis: 'second_analyst', blind: true, confidence: 0.95 },
    warranted_actions: [{ category: 'isolate', resource_uid: 'host-17' }],
    author: { uid: 'anna.secret' },
    reason_text: 'seen in the proxy, 1st',
    sampling: { probability: 0.025 },
  });

  // The file goes beside the logs that are open.
  writeFileSync(inFolder('answers.jsonl'), readFileSync(await download.path()));
  await openScreen(page, 'Files');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([inFolder('answers.jsonl')]);
  await expect(page.locator('main')).not.toHaveAttribute('data-screen', 'load', { timeout: 60_000 });
  await openScreen(page, 'Files');
  await expect(page.locator('main')).toContainText('answers.jsonl');
  await expect(page.locator('main')).toContainText('log.jsonl');

  // Two answers count and the skipped one does not; another reader is told so before reading.
  await openReading(page);
  await page.getByRole('button', { name: /^Reader R-/ }).click();
  await page.getByLabel('Your name or id').fill('bert');
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const incident of drawn) {
    await expect(title(page)).toContainText(incident);
    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('main h1')).toHaveText('You have read every case');
  await expect(page.locator('main')).toContainText(
    /2\sanswers count\. 1 does not: 1 skipped or not final\./,
    {
      timeout: 60_000,
    },
  );
  expect((await axeOf(page)).said).toEqual([]);
});

test('a worksheet is read without the app, notices an altered case, and its answers come back', async ({
  page,
  context,
}) => {
  const worksheet = await context.newPage();
  const asked: string[] = [];
  worksheet.on('request', (request) => asked.push(request.url()));
  const faults: string[] = [];
  worksheet.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  worksheet.on('pageerror', (error) => faults.push(error.message));
  const address = pathToFileURL(inFolder('worksheet.html')).href;
  await worksheet.goto(address);
  await expect(title(worksheet)).toContainText(drawn[0]!);
  expect((await axeOf(worksheet)).said).toEqual([]);
  await worksheet.keyboard.press('4');
  await worksheet.keyboard.press('1');
  await worksheet.keyboard.press('t');
  await worksheet.keyboard.press('Space');
  await worksheet.keyboard.press('w');
  await worksheet.keyboard.press('Enter');
  await expect(title(worksheet)).toContainText(drawn[1]!);
  await worksheet.keyboard.press('s');
  await expect(worksheet.getByText('Write why you skip it.')).toBeVisible();
  await worksheet.keyboard.type('not my field');
  await worksheet.keyboard.press('Escape');
  await worksheet.keyboard.press('s');
  await expect(title(worksheet)).toContainText(drawn[2]!);
  await worksheet.keyboard.press('a');
  await worksheet.keyboard.press('Enter');
  await expect(title(worksheet)).toContainText(drawn[3]!);
  await worksheet.keyboard.press('z');
  await expect(title(worksheet)).toContainText(drawn[2]!);
  await worksheet.keyboard.press('f');
  await worksheet.keyboard.press('Enter');
  await worksheet.reload();
  await expect(title(worksheet)).toContainText(drawn[3]!);
  await expect(worksheet.locator('main')).toContainText(`3 of ${drawn.length} cases read`);
  const [download] = await Promise.all([
    worksheet.waitForEvent('download'),
    worksheet.getByRole('button', { name: 'Save answers' }).first().click(),
  ]);
  const records = await recordsOf(download);
  expect(records.map(({ verdict, final }) => [verdict, final])).toEqual([
    ['true_positive', true],
    ['undetermined', false],
    ['false_positive', true],
  ]);
  expect(records[0]?.warranted_actions).toEqual([
    { category: 'isolate', resource_uid: 'host-17' },
    { category: 'harden', resource_uid: 'host-17' },
  ]);
  for (const { sampling } of records) expect(sampling.probability).toBeUndefined();
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
  expect(faults).toEqual([]);

  // One word of the evidence is changed: the case is not asked, and the page says so.
  const altered = readFileSync(inFolder('worksheet.html'), 'utf8').replace('edr alert', 'old alert');
  writeFileSync(inFolder('altered.html'), altered);
  await worksheet.goto(pathToFileURL(inFolder('altered.html')).href);
  await expect(worksheet.getByRole('alert')).toContainText(`1 of ${drawn.length} cases were altered`);
  await expect(worksheet.locator('main')).not.toContainText('old alert');

  writeFileSync(inFolder('from-worksheet.jsonl'), readFileSync(await download.path()));
  await page.goto('./');
  await openLogs(page, 'log.jsonl', 'from-worksheet.jsonl');
  await openScreen(page, 'Files');
  await expect(page.locator('main')).toContainText('from-worksheet.jsonl');
  await expect(page.locator('main h1')).toContainText(/records loaded/);
});
