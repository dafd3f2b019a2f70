import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { groups } from '../../src/session/nav';
import { openSample, openScreen, screenLink, settled } from './open';

test('the hash on screen is that of the file on the disk', async ({ sample: page }) => {
  await openSample(page);
  await openScreen(page, 'Files');
  for (const name of ['decisions.jsonl.gz', 'audit.jsonl.gz']) {
    const hash = createHash('sha256')
      .update(readFileSync(`sample-data/${name}`))
      .digest('hex');
    await expect(page.locator('table.account').first()).toContainText(hash);
  }
});

test('human actions without a decision are listed behind their number', async ({ sample: page }) => {
  await openSample(page, '&screen=outcomes');
  await page.getByText('Every class, and how every decision ended').click();
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
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const walkTo = async (title: string) => {
    await page.locator('.skip').focus();
    let steps = 0;
    do {
      await page.keyboard.press('Tab');
      steps += 1;
    } while ((await focused()) !== title && steps < 40);
    expect(await focused()).toBe(title);
    await page.keyboard.press('Enter');
  };
  for (const [group, title] of groups.flatMap(({ title, entries }) =>
    entries.map((entry) => [title, entry.title] as const),
  )) {
    if (title === groups.find((each) => each.title === group)?.entries[0].title) await walkTo(group);
    else await walkTo(title);
    await expect(screenLink(page, title)).toHaveAttribute('aria-current', 'page');
    await settled(page);
    await expect(page.locator('main h1').first()).toBeVisible();
    // From the screen’s start, Tab walks on through what can be pressed, and always shows where it is.
    await page.locator('main').focus();
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      // Beyond the last that a short screen has, the page ends.
      if (step > 0 && (await page.evaluate(() => document.activeElement === document.body))) break;
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
