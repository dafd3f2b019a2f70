import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { everyScreen, openSample, screenLink, settled } from './open';

declare global {
  interface Window {
    refused?: string[];
  }
}

test('no screen logs an error, throws, or meets the page’s own policy', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.refused?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  await openSample(page);
  const seen: string[] = [];
  await everyScreen(page, async (where) => void seen.push(where));
  expect(seen.length).toBeGreaterThanOrEqual(30);
  expect(await page.evaluate(() => window.refused)).toEqual([]);
  expect(said).toEqual([]);
  // The listener does hear a violation.
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
  await expect.poll(() => page.evaluate(() => window.refused?.length)).toBe(1);
});

test('the hash on screen is that of the file on the disk', async ({ sample: page }) => {
  await openSample(page);
  await screenLink(page, 'Load').click();
  for (const name of ['decisions.jsonl.gz', 'audit.jsonl.gz']) {
    const hash = createHash('sha256')
      .update(readFileSync(`sample-data/${name}`))
      .digest('hex');
    await expect(page.locator('table.account').first()).toContainText(hash);
  }
});

test('human actions without a decision are listed behind their number', async ({ sample: page }) => {
  await openSample(page, '&screen=outcomes');
  const number = page.locator('.at').getByRole('button', { name: /: Human only, actions$/ });
  const said = Number(await number.innerText());
  expect(said).toBeGreaterThan(0);
  await number.click();
  const list = page.getByRole('region', { name: 'Human actions' });
  await expect(list.locator('tbody tr')).toHaveCount(said);
  await expect(list.locator('tbody tr').first()).toContainText('no decision found');
  await page.locator('.human-actions').getByRole('button', { name: 'Close' }).click();
  await expect(list).toHaveCount(0);
});

test('every screen is reached, read and left with the keyboard alone', async ({ sample: page }) => {
  await openSample(page);
  const screens = await page.getByRole('navigation', { name: 'Screens' }).getByRole('link').allInnerTexts();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (const title of screens) {
    await page.locator('.skip').focus();
    let steps = 0;
    do {
      await page.keyboard.press('Tab');
      steps += 1;
    } while ((await focused()) !== title && steps < 40);
    expect(await focused()).toBe(title);
    await page.keyboard.press('Enter');
    await expect(screenLink(page, title)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('main h1').first()).toBeVisible();
    await settled(page);
    // From the screen’s start, Tab walks on through what can be pressed, and always shows where it is.
    await page.locator('main').focus();
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      const ring = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          if (!activeElement || activeElement === document.body) return 'nothing is focused';
          // The SQL editor draws the ring around its whole box, one task after the focus.
          const bearer = activeElement.closest('.cm-editor') ?? activeElement;
          const style = getComputedStyle(bearer);
          const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          return hasRing || style.boxShadow !== 'none' ? 'ring' : activeElement.outerHTML.slice(0, 120);
        });
      await expect.poll(ring, title).toBe('ring');
    }
  }
});
