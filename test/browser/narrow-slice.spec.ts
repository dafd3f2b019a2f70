import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { goTo, openScreen, settled } from './open';
import { decision, file, review } from './records';

/** Goes to a part without loading the logs again. */
async function at(page: Page, link: string): Promise<void> {
  await goTo(page, link);
  await settled(page);
}
const main = (page: Page) => page.locator('main');
const title = (page: Page) => page.locator('main h1');

test('a slice that leaves nothing is said to be empty, and nothing is said of the logs', async ({
  sample: page,
}) => {
  const nothing = '&w=mail-quarantine&a=agent-sentry';
  await goTo(page, `${nothing}&screen=overrides`);
  await expect(title(page)).toHaveText('No decision is left in this slice.');
  await expect(main(page)).not.toContainText(/Too few in each|none was made/);
  await at(page, `${nothing}&screen=overrides&part=compare`);
  await expect(main(page)).toContainText('Nothing to count in this slice.');
  await at(page, `${nothing}&screen=what-if&part=policy`);
  await expect(title(page)).toHaveText('No action to replay in this slice.');
  await expect(main(page)).not.toContainText(/none right|every one can be evaluated|not known/);
  await at(page, `${nothing}&screen=what-if&part=breaker`);
  await expect(main(page)).toContainText(/It stops 0\swrong actions/);
  await expect(main(page)).not.toContainText('it stops often');
  await at(page, `${nothing}&screen=what-if&part=threshold`);
  await expect(main(page)).toContainText('There is no action here.');
});

test('few, young and test decisions get no percentage, no zero and no name that is not theirs', async ({
  sample: page,
}) => {
  const young = '&f=2026-11-10&t=2026-11-12';
  await goTo(page, `${young}&screen=what-if&part=policy`);
  await expect(title(page)).toHaveText(/^No known outcome yet for 52\sactions, so wrong actions/);
  // Two overrides in these two days, both by one person.
  await at(page, `${young}&screen=overrides&part=people`);
  await expect(main(page)).toContainText(/The 2 people with most overrides made 2\sof\s2 of them/);
  await expect(main(page)).toContainText('Gini not reckoned below 10 overrides.');
  await at(page, `${young}&screen=overrides&part=reasons`);
  await expect(page.locator('.terms tbody tr').first()).toContainText(/2\sof\s2/);
  await at(page, '&e=test&screen=what-if&part=policy');
  await expect(page.locator('main .eyebrow')).toContainText('every test and drill proposal to act');
  await at(page, '&e=test&screen=what-if&part=safe-fail');
  await expect(page.locator('main .eyebrow')).toContainText('Test and drill decisions');
  await at(page, '&f=2026-02-09T00:10:00Z&t=2026-02-09T00:40:00Z&screen=overrides&part=reasons');
  await expect(page.getByRole('button', { name: /^Remove Time/ })).toHaveAccessibleName(
    /9\sFeb\s2026, 00:10:00\sUTC to 9\sFeb\s2026, 00:40:00\sUTC/,
  );
});

test('near misses and compared counts open as many rows as they say', async ({ sample: page }) => {
  const opens = async (number: ReturnType<Page['locator']>) => {
    const said = (await number.innerText()).split(/\sof\s/).at(-1)!;
    await number.click();
    await expect(page.locator('.dt caption')).toHaveText(new RegExp(`^${said}\\sdecision`));
    await page.goBack();
    await settled(page);
  };
  await goTo(page, '&screen=overrides&part=reasons');
  const grave = page
    .getByRole('row', { name: /Stopped by a human/ })
    .locator('td')
    .nth(3)
    .getByRole('button');
  await expect(grave).toHaveText('57');
  await opens(grave);
  await at(page, '&w=mail-quarantine&screen=overrides&part=compare');
  await opens(
    page
      .getByRole('row', { name: /^Human override rate/ })
      .getByRole('button')
      .first(),
  );
});

test('a chart that counts says what it does not list, and shows more of it', async ({ files: page }) => {
  const records = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((number) => [
    decision(number),
    review(number, { reason_code: `reason_${String(number).padStart(2, '0')}` }),
  ]);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file('reasons.jsonl', records)]);
  await openScreen(page, 'Overrides');
  const chart = page.locator('figure', { has: page.getByRole('heading', { name: 'Why: reason given' }) });
  await expect(chart.getByRole('option')).toHaveCount(8);
  await expect(chart).toContainText('Other reasons, or none: 4');
  await chart.getByRole('button', { name: 'Show more' }).click();
  await expect(chart.getByRole('option')).toHaveCount(12);
});
