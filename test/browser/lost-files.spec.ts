import { expect } from '@playwright/test';
import { test } from './loaded';
import { openSample, openScreen } from './open';
import { decision, file } from './records';

test('a screen whose files did not come says so, and comes when it is tried again', async ({ page }) => {
  await openSample(page);
  const files = /\/assets\/TestsScreen-[^/]+\.js$/;
  await page.route(files, (route) => route.abort());
  await openScreen(page, 'Tests');
  const alert = page.locator('main').getByRole('alert');
  await expect(alert).toContainText('The files of this screen did not load');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText('The files of this screen did not load');
  await page.unroute(files);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(page.locator('main h1')).toBeVisible();
});

test('the browser asks before own logs are left, and not before the sample is', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await openSample(page);
  await page.goto('');
  expect(asked).toEqual([]);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file('own.jsonl', [decision(1)])]);
  await expect(page.locator('.prov')).toContainText('own.jsonl');
  await openScreen(page, 'Decisions');
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});
