import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { closedLog } from '../fixtures/closed-log';
import { axeOf } from './axe';
import { openScreen, settled } from './open';

const log = path.join(mkdtempSync(path.join(tmpdir(), 'shadowproof-walk-')), 'cases.jsonl');

test.beforeAll(() => {
  const { records } = closedLog({ incidents: 400, errorRate: 0.01 });
  writeFileSync(log, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
});

test('from “cannot be judged” to a draw, ten cases read, and a verdict that says what it rests on', async ({
  page,
}) => {
  await page.goto('./');
  await page.locator('input[type="file"]').first().setInputFiles(log);
  await expect(page.locator('main')).toContainText('none with a label of the required source');
  await page
    .getByRole('link', { name: 'What must be read to judge this?' })
    .or(page.getByRole('button', { name: 'What must be read to judge this?' }))
    .click();

  const draw = page.getByRole('button', { name: 'Draw the sample' });
  await expect(draw).toBeEnabled({ timeout: 60_000 });
  await expect(page.locator('main')).toContainText('Twice as many as the labels suggest');
  await expect(page.locator('main')).toContainText('400 incidents');
  await settled(page);
  expect((await axeOf(page)).said).toEqual([]);
  await draw.click();
  await expect(page.getByText('The logs and this record give the same sample.')).toBeVisible({
    timeout: 60_000,
  });
  await settled(page);
  expect((await axeOf(page)).said).toEqual([]);

  await page.locator('main nav').getByRole('link', { name: 'Read cases' }).click();
  await page.getByLabel('Your name or id').fill('anna');
  await page.keyboard.press('Enter');
  for (let read = 0; read < 10; read += 1) {
    await expect(page.locator('.reading-progress b')).toHaveText(String(read));
    for (const key of ['y', '1', 't', 'Space', 'q', 'Enter']) await page.keyboard.press(key);
  }
  await expect(page.locator('.reading-progress b')).toHaveText('10');

  // Few of many: each that is drawn and not read counts as an error, and the verdict says that it waits for them.
  await page.getByRole('button', { name: 'Judge on these answers' }).click();
  await expect(page.locator('main')).toContainText('10 answers count.', { timeout: 60_000 });
  await openScreen(page, 'Verdicts');
  await expect(page.locator('main')).toContainText(/drawn incidents are not fully read yet/);
  await expect(page.locator('main h1')).toContainText('not eligible');
});
