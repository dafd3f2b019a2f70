import { expect, type Page } from '@playwright/test';
import { axeOf } from './axe';
import { test } from './loaded';
import { goTo, openScreen } from './open';
import { decision, file } from './records';

async function openPart(page: Page, part: string): Promise<void> {
  await goTo(page, `&screen=what-if&part=${part}`);
  await expect(page.locator('nav.sub-nav')).toBeVisible();
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('main h1.verdict')).toBeVisible();
}

const states: readonly { part: string; open?: (page: Page) => Promise<void> }[] = [
  { part: 'calibration' },
  {
    part: 'policy',
    open: async (page) => {
      await page.getByRole('button', { name: /^List [\d,]+ flips$/ }).click();
      await page.locator('.rule-row summary').first().click();
    },
  },
  {
    part: 'breaker',
    open: async (page) => {
      const hours = page.getByRole('textbox', { name: 'In hours' }).first();
      await hours.fill('0');
      await hours.blur();
      await expect(page.getByText('This breaker cannot be replayed.')).toBeVisible();
    },
  },
];
for (const { part, open } of states) {
  test(`axe finds nothing in ${part}, and nothing is wider than a phone`, async ({ sample: page }) => {
    await openPart(page, part);
    await open?.(page);
    expect((await axeOf(page)).said).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  });
}

test('calibration names the over-confident bundle and opens its wrong proposals', async ({
  sample: page,
}) => {
  await openPart(page, 'calibration');
  const named = page.locator('.named li').filter({ hasText: 'warden-3 is over-confident' });
  await expect(named).toContainText('935 of 1,032');
  await named.getByRole('button', { name: 'Open the wrong ones' }).click();
  await expect(page.locator('main h1')).toContainText('Wrong proposals');
  await expect(page.locator('main h1')).toContainText('warden-3');
});

test('the slider moves with the keyboard, and everything with it', async ({ sample: page }) => {
  await openPart(page, 'threshold');
  const reviews = page.locator('.wide-facts dd').nth(3);
  const before = await reviews.innerText();
  await page.getByRole('slider', { name: 'Lowest confidence that acts' }).focus();
  const chosen = page.getByRole('heading', { name: /^At a threshold of 0\.\d+$/ });
  const from = Number((await chosen.innerText()).split(' ').at(-1));
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  const to = String(Number((from + 10 * 0.005).toFixed(3)));
  await expect(page.getByRole('heading', { name: `At a threshold of ${to}`, exact: true })).toBeVisible();
  await expect(reviews).not.toHaveText(before);
});

test('a limit that nothing meets is said plainly', async ({ sample: page }) => {
  await openPart(page, 'threshold');
  const limit = page.getByRole('textbox', { name: 'Wrong actions at most, %' });
  await limit.fill('0.1');
  await limit.blur();
  await expect(page.locator('main h1')).toContainText('No threshold qualifies for at most 1 in 1,000 wrong');
});

test('rules that never decide are named', async ({ sample: page }) => {
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

const drawer = (page: Page) => page.getByRole('complementary', { name: 'Decision' });

test('a flip of the policy opens its decision, and the way back leads to the rules as they were', async ({
  sample: page,
}) => {
  await openPart(page, 'policy');
  await page.getByRole('button', { name: 'Severity only', exact: true }).click();
  await expect(page.locator('main .eyebrow')).toContainText('“Severity only”');
  await expect.poll(() => new URL(page.url()).searchParams.get('rules')).toBe('severity');
  const flips = page.getByRole('button', { name: /^List [\d,]+ flips$/ });
  const count = /[\d,]+/.exec(await flips.innerText())![0];
  // From here to the decision by keyboard alone.
  await flips.press('Enter');
  await expect(page.getByRole('heading', { name: 'Actions whose permission changes' })).toBeFocused();
  await expect(page.locator('.cases .sub')).toHaveText(`${count} actions`);
  const first = page.locator('.cases tbody tr').first();
  await expect(first.locator('td').nth(7)).toContainText('→');
  const [action, blast] = [
    await first.locator('th').innerText(),
    await first.locator('td').nth(5).innerText(),
  ];
  // The list can be closed and scrolled before its first row is reached.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  await expect(first.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page)).toContainText(action.replaceAll(' ', '_'));
  await expect(drawer(page)).toContainText(blast);
  await page.goBack();
  await expect(page.locator('main .eyebrow')).toContainText('“Severity only”');
  await page.goBack();
  await expect(page.locator('main .eyebrow')).toContainText('“Blast radius”');
});

test('counts of the two by two open as many actions as they say', async ({ sample: page }) => {
  await openPart(page, 'policy');
  const cell = page.locator('.two-by-two tbody tr').first().locator('td').nth(1);
  const wrong = cell.getByRole('button', { name: /wrong$/ });
  const count = /[\d,]+/.exec(await wrong.innerText())![0];
  await wrong.click();
  await expect(page.locator('.cases .sub')).toHaveText(`${count} actions`);
  await expect(page.locator('.cases tbody td:last-child').first()).toContainText('wrong');
});

test('a breaker that cannot be is told field by field, and mended works again', async ({ sample: page }) => {
  await openPart(page, 'breaker');
  const hours = page.getByRole('textbox', { name: 'In hours' }).first();
  const set = async (field: typeof hours, value: string) => {
    await field.fill(value);
    await field.blur();
  };
  await set(hours, '0');
  await expect(page.getByText('This breaker cannot be replayed.')).toBeVisible();
  await expect(
    page
      .getByRole('list', { name: 'What is wrong' })
      .getByText(/trips\.0\.hours: a window needs more than 0/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reckon the evidence' })).toHaveCount(0);
  await set(hours, '6');
  await expect(page.locator('main h1')).toContainText('It would have tripped');
  await set(page.getByRole('textbox', { name: 'Cool-down, hours' }), '0');
  await expect(page.getByText('coolDownHours: a cool-down of 0 hours stops nothing')).toBeVisible();
  await set(page.getByRole('textbox', { name: 'Cool-down, hours' }), '24');
  await set(page.getByRole('textbox', { name: 'From hour, UTC' }), '20');
  await expect(page.getByText(/working hours end after they begin/).first()).toBeVisible();
  await set(page.getByRole('textbox', { name: 'From hour, UTC' }), '8');
  for (let rule = 0; rule < 3; rule += 1)
    await page.getByRole('button', { name: /^Take out rule 1,/ }).click();
  await expect(page.getByText('trips: a breaker without a rule never trips')).toBeVisible();
});

test('the search names a breaker within the stated cost, and takes it', async ({ sample: page }) => {
  await openPart(page, 'breaker');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText(/stops most on the earlier half/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/On the later half it stops/)).toBeVisible();
  await page.getByRole('button', { name: 'Take this breaker' }).click();
  await expect(page.locator('main .eyebrow')).toContainText('“Found by search”');
});

test('“guaranteed” goes with what the Drift screen reports of the slice', async ({ sample: page }) => {
  await openPart(page, 'threshold');
  const headline = page.locator('main h1');
  await expect(headline).toContainText('not guaranteed, because the Drift screen reports a shift');
  await expect(page.getByRole('cell', { name: 'guaranteed', exact: true })).toHaveCount(0);
  const named = page.locator('.named li').filter({ hasText: 'warden-3 against warden-2' });
  await named.getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.locator('main .eyebrow').first()).toContainText('candidate warden-3');
  await page.goBack();
  await expect(headline).toContainText('not guaranteed');
  await page.getByRole('button', { name: 'Filters none' }).click();
  await page.getByRole('button', { name: /^Bundle/ }).click();
  await page.getByRole('dialog').getByText('sentry-4', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(headline).toContainText('guaranteed but for a chance of 5.0%');
  await expect(page.getByRole('cell', { name: 'guaranteed', exact: true }).first()).toBeVisible();
});

test('what is tried out is in the link: another tab shows it, back takes it back, a bad part is told', async ({
  sample: page,
}) => {
  await openPart(page, 'threshold');
  const limit = page.getByRole('textbox', { name: 'Wrong actions at most, %' });
  await limit.fill('8');
  await limit.blur();
  await expect.poll(() => new URL(page.url()).searchParams.get('risk')).toBe('0.08');
  await expect(page.locator('main h1')).toContainText('at most 8% wrong');
  await page.goBack();
  await expect(limit).toHaveValue('5');
  await page.goForward();
  await expect(limit).toHaveValue('8');
  await page.reload();
  await expect(limit).toHaveValue('8');

  await goTo(page, '&screen=what-if&part=threshold&at=0.9&risk=7&how=e_process');
  await expect(page.getByRole('heading', { name: /^At a threshold of 0\.9$/ })).toBeVisible();
  await expect(limit).toHaveValue('5');
  await expect(page.getByText('“risk=7” names nothing here and was left out.')).toBeVisible();
});

test('logs with one label, and without a confidence, get an answer in every part', async ({
  files: page,
}) => {
  const judged = (more: Record<string, unknown>) =>
    Array.from({ length: 30 }, (_, at) => at + 1).flatMap((at) => [
      decision(at, { confidence: 0.6 + at / 100, policy: { outcome: 'allow' }, ...more }),
      {
        schema_version: '1.0',
        event_type: 'verdict',
        event_id: `v-${at}`,
        time: '2026-05-01T00:00:00Z',
        decision_id: `D${at}`,
        verdict: 'true_positive',
        basis: 'incident_review',
        final: true,
      },
    ]);
  const open = async (name: string, more: Record<string, unknown>) => {
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles([file(name, judged(more))]);
    await expect(page.locator('.prov')).toContainText(name);
    await openScreen(page, 'What if');
  };
  const again = () => openScreen(page, 'Files');
  const part = (name: string) => page.locator('nav.sub-nav').getByRole('link', { name }).click();
  await open('one-label.jsonl', {});
  await expect(page.getByText('Every resolved proposal was right: one label alone shows')).toBeVisible();
  await part('Threshold');
  await expect(
    page.getByText('Every resolved action was right: one label alone does not show'),
  ).toBeVisible();
  await expect(page.locator('main h1')).toContainText('No threshold qualifies');
  await part('Circuit breaker');
  await expect(page.locator('main h1')).toBeVisible();
  await again();
  await open('none.jsonl', { confidence: undefined });
  await expect(page.locator('main h1')).toContainText('Calibration is not measurable');
  await part('Threshold');
  await expect(page.getByText('No action states a confidence as a number.').first()).toBeVisible();
  await again();
  await open('constant.jsonl', { confidence: 0.9 });
  await expect(
    page.getByText('Every proposal states 0.9: a constant confidence orders nothing'),
  ).toBeVisible();
  await part('Threshold');
  await expect(page.getByText('The confidence is constant.')).toBeVisible();
  await part('Policy');
  await expect(page.locator('main h1')).toBeVisible();
});
