import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { axeOf } from './axe';
import { openScreen } from './open';
import { decision, file, review } from './records';

const at = (day: number, hour: number) => new Date(Date.UTC(2025, 10, day, hour)).toISOString();

/**
 * Twelve days of an export, 3 to 14 November 2025: four proposals a day, each judged by a person within the
 * hour (every fourth rejected) and closed by the analyst of record within two (every other one benign).
 */
const twelveDays = Array.from({ length: 48 }, (_, number) => {
  const time = (later: number) => at(3 + Math.floor(number / 4), 8 + 2 * (number % 4) + later);
  return [
    decision(number, { time: time(0), confidence: 0.8 }),
    review(number, { time: time(1), outcome: number % 4 === 0 ? 'reject' : 'approve' }),
    {
      schema_version: '1.0',
      event_type: 'verdict',
      event_id: `v-${number}`,
      time: time(2),
      decision_id: `D${number}`,
      verdict: number % 2 === 0 ? 'benign_positive' : 'true_positive',
      basis: 'analyst_of_record',
      final: true,
    },
  ];
}).flat();

async function open(page: Page) {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file('export.jsonl', twelveDays)]);
  await expect(page.locator('main h1')).toContainText('eligible');
}

async function chooseLag(page: Page, name: string) {
  await page.getByRole('button', { name: /^Lag:/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('a log shorter than the lag says that nothing is old enough, and what would change it', async ({
  files: page,
}) => {
  await open(page);
  const header = page.locator('.prov');
  await expect(header).toContainText('nothing is older than the 14-day lag of the criteria');
  // The first proposal, of 3 November, is 14 days old on the 17th; the last record is of the 14th.
  await expect(page.locator('.next-step')).toContainText(
    'ages are counted to the last record, 14 Nov 2025: this export gets no older by waiting. A later one must reach the end of 17 Nov 2025 for the first of it, the end of 28 Nov 2025 for all of it.',
  );

  await openScreen(page, 'Outcomes');
  await expect(header).toContainText('nothing is older than the 14-day lag');
  await expect(header).not.toContainText('criteria');
  await expect(page.locator('main h1')).toContainText(
    'Humans overrode 12 of 48 proposals. No action here is older than the lag, so none is judged yet.',
  );
  const main = page.locator('main');
  await expect(main).toContainText('set the filter “Lag” above');
  // An override needs no truth: both weeks are told, as on Overrides: 7 of 28, and 5 of 20.
  await expect(main).toContainText(
    'From 25.0% in the week from 3 Nov to 25.0% in the week from 10 Nov, 48 resolved in 2 weeks.',
  );
  await expect(main).toContainText('needs no truth, so no week is too young for it');
  await expect(main).toContainText(
    'Right and wrong are counted only of decisions older than the lag of 14 days',
  );
  await expect(main).not.toContainText('No week of');

  await openScreen(page, 'Overrides');
  await page.getByLabel('Measure').selectOption({ label: 'False-positive share of actions' });
  await expect(page.locator('main h1')).toContainText('nothing here is older than the maturity lag');
  await expect(main).toContainText('All 48 are younger than the maturity lag. The lag is 14 days');
  await expect(main).toContainText('All are younger than the lag.');
  await expect(main).not.toContainText(/none unresolved|Too few in each|Nothing to count/);
});

test('a lag that is set for looking moves no verdict, and is named where it does not count', async ({
  files: page,
}) => {
  await open(page);
  // Among the first filters, since it decides what is on screen.
  await chooseLag(page, 'none');
  const main = page.locator('main');
  await expect(main).toContainText('Filters that do not change verdicts: lag.');
  await expect(page.locator('.prov')).toContainText('14-day lag of the criteria');
  await openScreen(page, 'Outcomes');
  await expect(page.locator('.prov')).toContainText('judged without a lag');
  await expect(page.locator('main h1')).toContainText('24 of 48 actions were wrong.');
  await expect(main).toContainText('No lag is set, so no label can be late: of 48 actions, 48 have a label');
  await expect(main).not.toContainText(/not matured|later than the lag|Label in time/);
});

test('a log shorter than the lag scrolls in one direction only, and axe finds nothing', async ({
  files: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  for (const screen of ['Verdicts', 'Outcomes', 'Overrides']) {
    await openScreen(page, screen);
    await expect(page.locator('main h1')).toBeVisible();
    expect((await axeOf(page)).said, screen).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([screen, wider]).toEqual([screen, 0]);
  }
});
