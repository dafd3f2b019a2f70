import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { goTo, openSample, openScreen } from './open';

const ids = {
  'sentry-1': 'sha256:9be816030b7969fec706a7fc8a17a00a63c01970fe66031fd70733b0c6e76bff',
  'sentry-2': 'sha256:e09a1763a38ce91487d88ef108d7cb76c7e3fed54431d0bd47e3ab761dd3dfd7',
} as const;
const pair = `&screen=drift&pair=${encodeURIComponent(`${encodeURIComponent(ids['sentry-1'])}.${encodeURIComponent(ids['sentry-2'])}`)}`;

const headline = (page: Page) => page.locator('main h1');

async function openDrift(page: Page, more = pair): Promise<void> {
  await goTo(page, `${more}`);
  await expect(headline(page)).toContainText('against');
}

test('a link names the pair, and the first sentence says what is worse and why', async ({ sample: page }) => {
  await openDrift(page);
  await expect(headline(page)).toContainText(
    'sentry-2 against sentry-1: worse on false-positive share at high risk',
  );
  await expect(page.locator('.lede').first()).toContainText(
    'The release records name only the prompt as changed',
  );
  await expect(page.locator('#drift-verdict tbody tr').first()).toContainText('Worse');
});

test('baseline and candidate are picked in the table, kept in the link, and taken back by the browser', async ({
  sample: page,
}) => {
  await openSample(page);
  await openScreen(page, 'Drift');
  await expect(headline(page)).toContainText('against');
  await page.getByRole('button', { name: 'warden-1 as baseline' }).click();
  await page.getByRole('button', { name: 'warden-2 as candidate' }).click();
  await expect(headline(page)).toContainText('warden-2 against warden-1');
  await expect(page).toHaveURL(/[?&]pair=/);
  await page.goBack();
  await expect(headline(page)).not.toContainText('warden-2 against warden-1');
});

test('permutations run in a worker, can be cancelled, and run again to the same p', async ({
  sample: page,
}) => {
  await openDrift(page);
  await page.getByRole('button', { name: 'What else moved, and by chance?' }).click();
  const table = page.locator('#drift-moved table').first();
  const p = table
    .locator('tbody tr')
    .first()
    .locator('td')
    .nth(3)
    .filter({ hasText: /0\.\d{3}/ });
  await expect(p).toBeVisible();
  const first = await table.innerText();
  // Left and come back to, the screen runs them anew.
  await openScreen(page, 'Decisions');
  await expect(page.locator('.row-open').first()).toBeVisible();
  await page.goBack();
  await page.locator('#drift-chance summary').first().click();
  const begun = page.locator('.drift-progress progress:not([value="0"])');
  await expect(begun.or(p).first()).toBeVisible();
  const running = await page
    .locator('.drift-progress')
    .getByRole('button', { name: 'Cancel' })
    .click({ timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
  if (running) {
    await expect(page.locator('.drift-progress')).toContainText('Cancelled: no p value is known.');
    await page.getByRole('button', { name: 'Run the permutations' }).click();
  }
  await expect(p).toBeVisible();
  expect(await table.innerText()).toBe(first);
});

test('a number opens exactly its rows', async ({ sample: page }) => {
  await openDrift(page);
  const row = page.locator('#drift-verdict tbody tr').first();
  await row.locator('td').nth(3).getByRole('button').click();
  await expect(page.locator('.dt caption')).toContainText('28');
});

test('it opens on the worst loss, shows both risk classes, and a choice brings its answer into sight', async ({
  sample: page,
}) => {
  await openDrift(page, '&screen=drift');
  await expect(headline(page)).toContainText('sentry-2 against sentry-1: worse on false-positive share');
  await expect(page.locator('main .eyebrow').first()).toContainText('the largest of 10 losses');
  const cells = page.locator('.heat tbody td button');
  await cells.first().focus();
  const focused = page.locator('.heat tbody td button:focus');
  const down = async (said: RegExp) => {
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAttribute('aria-label', said);
  };
  await down(/^sentry-1, .*, low risk/);
  await down(/^sentry-2, .*, high risk/);
  await down(/^sentry-2, .*, low risk/);
  await down(/^sentry-3, .*, high risk/);
  await page.keyboard.press('Enter');
  await expect(headline(page)).toContainText('sentry-3 against sentry-2');
  const answer = page.locator('#drift-verdict h2');
  await expect(answer).toBeFocused();
  await expect(answer).toBeInViewport();
});

test('a bundle that is not there is said, and the rest of the screen stands', async ({ sample: page }) => {
  await goTo(page, '&screen=drift&pair=nobody.nothing');
  await expect(headline(page)).toHaveText('Nothing to compare yet.');
  await expect(page.locator('.lede')).toContainText('is not in this slice');
  await expect(page.locator('.bundle-table tbody tr')).toHaveCount(8);
});

test('no sideways scroll on a phone, and the environment leak opens its fourteen decisions', async ({
  sample: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openDrift(page);
  await expect(page.locator('#drift-leaks table tbody tr')).toHaveCount(2);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  const overview = page.locator('.heat-scroll').first();
  await expect(overview).toHaveCSS('mask-image', /gradient/);
  await overview.evaluate((region) => region.scrollTo({ left: region.scrollWidth }));
  await expect(overview).toHaveCSS('mask-image', 'none');
  await expect(page.locator('#drift-verdict tbody th').first()).toContainText('Worse');
  await page.locator('#drift-leaks table tbody tr').first().getByRole('button').click();
  await expect(page.locator('.dt caption')).toContainText('7');
});

test('Outcomes names what became worse at low risk too, also where the level alone is kept', async ({
  sample: page,
}) => {
  const changes = page.locator('section').filter({ has: page.getByText('What changed with each bundle') });
  const risk = (name: string) => changes.getByRole('button', { name, exact: true });
  await goTo(page, '&screen=outcomes');
  await expect(risk('high risk')).toHaveAttribute('aria-pressed', 'true');
  await expect(changes.locator('.lede')).toContainText('Worse at low risk: mail-quarantine with warden-3');
  await expect(changes.locator('.findings')).not.toContainText('mail-quarantine');
  await risk('low risk').click();
  await expect(changes.locator('.findings li').first()).toContainText('mail-quarantine, low risk');
  await expect(changes.locator('.findings')).toContainText(
    'Inside sentry-3, unversioned change for the worse',
  );
  await goTo(page, '&screen=outcomes&rl=low');
  await expect(risk('low risk')).toHaveAttribute('aria-pressed', 'true');
  await expect(changes.locator('.findings')).toContainText('mail-quarantine');
});
