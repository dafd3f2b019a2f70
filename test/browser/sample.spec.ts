import { expect } from '@playwright/test';
import { test } from './loaded';
import { countInView, openAt, openSample, openScreen, screenLink, settled } from './open';
import { desktop } from './playwright.config';

test('the sample opens from the first screen and the verdict is the first thing seen', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Has this agent earned the right to act?');
  await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
  // The button is gone: focus is on the progress, and at the end on the content.
  await expect(page.locator('#reading')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('eligible');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page.locator('.matrix tbody tr').first()).toBeVisible();
  await expect(page).toHaveURL(/screen=readiness/);
  await expect(page.locator('.gates tbody tr').first()).toBeVisible();
});

test('selecting a cell by keyboard shows its own sentence', async ({ sample: page }) => {
  await openSample(page);
  const cells = page.locator('.matrix .cell button');
  await cells.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chosen = page.locator('.matrix .cell.sel');
  await expect(chosen).toHaveCount(1);
  await expect(page.locator('.matrix tbody tr').nth(1).locator('.cell.sel')).toHaveCount(1);
  const workflow = await page.locator('.matrix tbody tr').nth(1).locator('th').innerText();
  const name = workflow.split('\n')[0]!.split(', ').at(-1)!;
  await expect(page.locator('.scope-detail h2')).toContainText(name);
});

test('a filter changes count and link; back and forward follow', async ({ sample: page }) => {
  await openSample(page);
  await openScreen(page, 'Outcomes');
  const whole = await countInView(page);
  await page.getByRole('button', { name: 'Filters none' }).click();
  await page.getByRole('button', { name: /^Workflow: all \d/ }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/[?&]w=/);
  await expect.poll(() => countInView(page)).toBeLessThan(whole);
  const narrowed = await countInView(page);
  await page.goBack();
  await expect(page).not.toHaveURL(/[?&]w=/);
  await expect.poll(() => countInView(page)).toBe(whole);
  await page.goForward();
  await expect.poll(() => countInView(page)).toBe(narrowed);
});

test('a bad link keeps its good part and says what was wrong', async ({ sample: page }) => {
  await openSample(page, '&screen=outcomes&rl=high&rl=purple&colour=red&rows=nonsense');
  const notice = page.getByRole('status').filter({ hasText: 'could not be followed' });
  await expect(notice).toContainText('purple');
  await expect(notice).toContainText('colour');
  await expect(notice).toContainText('rows=nonsense');
  await expect(page.getByRole('button', { name: 'Filters Risk level high' })).toBeVisible();
  await expect(screenLink(page, 'Outcomes')).toHaveAttribute('aria-current', 'page');
});

test('classes of the account add up, and a number opens as many rows as it says', async ({
  sample: page,
}) => {
  await openSample(page, '&screen=outcomes');
  await page.getByText('Every class, and how every decision ended').click();
  await expect(page.locator('.at tbody tr').first()).toBeVisible();
  await expect(page.getByText('do not add up')).toHaveCount(0);
  const number = page.locator('.at tbody button').first();
  const said = await number.innerText();
  await number.click();
  await expect(page.locator('.dt caption')).toContainText(`${said} decision`.replace(/ /g, '\u00a0'));
});

test('on a phone Outcomes answers in three screens, the rest folded; a chosen measure opens its part', async ({
  sample: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAt(page, '&screen=outcomes');
  await settled(page);
  const folds = page.locator('.phone-part');
  await expect(folds).toHaveCount(6);
  await expect(page.locator('.phone-part[open]')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(3 * 844);
  await page.getByRole('button', { name: 'Rollback rate' }).press('Enter');
  const part = page.locator('.phone-part[open]');
  await expect(part.locator('> summary')).toHaveText('Rollback rate by week and by bundle');
  await expect(part.locator('svg').first()).toBeVisible();
  // Folded or not, each part is said once.
  await expect(page.getByRole('heading', { name: 'Rollback rate by week and by bundle' })).toHaveCount(1);
  await page.setViewportSize(desktop);
  await expect(folds).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Who overrides' })).toBeVisible();
});

test('decisions by keyboard: move, open, step, close, and focus returns', async ({ sample: page }) => {
  await openSample(page, '&screen=decisions');
  const rows = page.locator('.row-open');
  await rows.first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  const third = await rows.nth(2).innerText();
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: 'Decision' });
  await expect(drawer.locator('.eyebrow')).toContainText(third);
  await expect(drawer.locator('.path li').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(drawer.locator('.eyebrow')).not.toContainText(third);
  await page.keyboard.press('k');
  await expect(drawer.locator('.eyebrow')).toContainText(third);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page.locator('.row-open', { hasText: third })).toBeFocused();
});

test('slash goes to the filters and the question mark lists the keys', async ({ sample: page }) => {
  await openSample(page);
  await page.keyboard.press('/');
  await expect(page.locator('.filters .pill').first()).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Go to the filters');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
