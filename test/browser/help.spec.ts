import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { axeOf } from './axe';
import { test } from './loaded';
import { goTo, openSample } from './open';

test('the tour leads through six stops of the sample by keyboard, and Escape ends it', async ({
  sample: page,
}) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await page.getByRole('button', { name: 'Take the tour of the sample' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  const next = tour.getByRole('button', { name: /^(Next|Done)$/ });
  const seen: string[] = [];
  for (let stop = 1; stop <= 6; stop += 1) {
    await expect(tour).toContainText(`Stop ${stop} of 6`);
    await expect(next).toBeFocused();
    await expect(page.locator('[data-tour]')).toHaveCount(1);
    seen.push((await page.locator('main').getAttribute('data-screen')) ?? '');
    if (stop === 1) expect((await axeOf(page)).said).toEqual([]);
    await page.keyboard.press('Enter');
  }
  expect(seen).toEqual(['readiness', 'readiness', 'decisions', 'overrides', 'drift', 'report']);
  await expect(tour).toHaveCount(0);
  await expect(page.locator('[data-tour]')).toHaveCount(0);
});

test('help names the build, and the digest of all that the host serves', async ({ sample: page }) => {
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await page.getByRole('button', { name: 'Limits' }).click();
  const served = await page.request.get(new URL('SHA256SUMS', page.url()).href);
  const digest = createHash('sha256')
    .update(await served.body())
    .digest('hex');
  await expect(page.getByText(/^Shadowproof \d+\.\d+\.\d+, build [0-9a-f]{12} of \d+/)).toContainText(digest);
  await page.keyboard.press('Escape');
});

test('the contents of a long page bring a section into sight, and plain or full words are kept', async ({
  sample: page,
}) => {
  await goTo(page, '&screen=outcomes');
  await expect(page.getByRole('heading', { name: 'Who overrides', exact: true })).toBeVisible();
  await page.getByText('Contents', { exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Who overrides' }).press('Enter');
  const heading = page.getByRole('heading', { name: 'Who overrides', exact: true });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();

  await goTo(page, '&screen=readiness&part=watch');
  const term = page.getByRole('button', { name: 'CUSUM' }).first();
  await term.focus();
  const note = page.getByRole('tooltip');
  await expect(note).toContainText('A running score');
  await expect(note.getByText('Page 1954')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Full', exact: true }).press('Enter');
  await term.focus();
  await expect(note.getByText('Page 1954')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('shadowproof.preferences'))).toContain('"full"');
  await page.getByRole('button', { name: 'Plain', exact: true }).press('Enter');
});

test('help lists how-tos, terms, keys, format, limits and what works offline; axe finds nothing', async ({
  sample: page,
}) => {
  await page.getByRole('button', { name: 'Help and keys' }).click();
  const help = page.getByRole('dialog', { name: 'Help' });
  for (const [topic, said] of [
    ['How to', 'Decide whether the agent may act alone'],
    ['Glossary', 'e-BH'],
    ['Keys', 'Ctrl K'],
    ['Log format', 'log format 1.0'],
    ['Limits', '2 GB of memory'],
    ['Offline', 'with the network cut'],
  ] as const) {
    await help.getByRole('button', { name: topic }).click();
    await expect(help.getByRole('region', { name: topic })).toContainText(said);
  }
  await help.getByRole('button', { name: 'Glossary' }).click();
  expect((await axeOf(page)).said).toEqual([]);
  await help.getByRole('searchbox', { name: 'Find a term' }).fill('false discovery');
  await expect(help.getByRole('term')).toHaveText(['e-BH']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
});
