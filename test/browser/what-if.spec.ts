import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { sampleLink } from './open';

async function openPart(page: Page, part: string): Promise<void> {
  await page.goto(`${sampleLink}&screen=what-if&part=${part}`);
  await expect(page.locator('nav.sub-nav')).toBeVisible();
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('main h1.verdict')).toBeVisible();
}

for (const part of ['calibration']) {
  test(`axe finds nothing in ${part}, and nothing is wider than a phone`, async ({ page }) => {
    await openPart(page, part);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`),
    ).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  });
}

test('calibration names the over-confident bundle and opens its wrong proposals', async ({ page }) => {
  await openPart(page, 'calibration');
  const named = page.locator('.named li').filter({ hasText: 'warden-3 is over-confident' });
  await expect(named).toContainText('905 of 1,010');
  await named.getByRole('button', { name: 'Open the wrong ones' }).click();
  await expect(page.locator('main h1')).toContainText('Wrong proposals');
  await expect(page.locator('main h1')).toContainText('warden-3');
});

test('the slider moves with the keyboard, and everything with it', async ({ page }) => {
  await openPart(page, 'threshold');
  const reviews = page.locator('.wide-facts dd').nth(3);
  const before = await reviews.innerText();
  await page.getByRole('slider', { name: 'Lowest confidence that acts' }).focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: /^At a threshold of 0\.87$/ })).toBeVisible();
  await expect(reviews).not.toHaveText(before);
});

test('a limit that nothing meets is said plainly', async ({ page }) => {
  await openPart(page, 'threshold');
  const limit = page.getByRole('textbox', { name: 'Wrong actions at most, %' });
  await limit.fill('0.1');
  await limit.blur();
  await expect(page.locator('main h1')).toContainText('No threshold qualifies for at most 1 in 1,000 wrong');
});

test('rules that never decide are named', async ({ page }) => {
  await openPart(page, 'policy');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const policy = {
    format: 'shadowproof-policy/1',
    name: 'Blast radius',
    version: '2',
    rules: [
      { id: 'wide', when: { severity: { atLeast: 'low' } }, then: 'must_not' },
      { id: 'narrow', when: { severity: { atLeast: 'high' } }, then: 'act_alone' },
    ],
    otherwise: 'one_approval',
  };
  await page.getByRole('textbox', { name: /as JSON/ }).fill(JSON.stringify(policy));
  await expect(page.getByText('narrow is never reached: wide always decides first.')).toBeVisible();
  await page.getByRole('textbox', { name: /as JSON/ }).fill('{');
  await expect(page.getByText('not JSON')).toBeVisible();
});
