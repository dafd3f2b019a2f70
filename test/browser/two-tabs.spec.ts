import { expect, type Page } from '@playwright/test';
import { test } from './loaded';
import { settled } from './open';
import { decision, lines, review, servedLink, serveLog } from './records';

const workflows = ['phishing', 'mail-quarantine'];

test.beforeEach(({ context }) =>
  serveLog(
    context,
    'two-workflows.jsonl',
    lines(
      Array.from({ length: 24 }, (_, number) => [
        decision(number, { workflow: workflows[number % 2] }),
        review(number, { outcome: number % 3 === 0 ? 'approve' : 'reject' }),
      ]).flat(),
    ),
  ),
);

async function openTab(page: Page, link: string): Promise<void> {
  await page.goto(`${servedLink}${link}`);
  await expect(page.locator('.filters .count')).toContainText('in view');
  await settled(page);
}

test('two tabs with one link keep each other’s named views, and their own slice', async ({ context }) => {
  const link = '&w=mail-quarantine&screen=overrides';
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openTab(one, link);
  await openTab(two, link);
  await expect(two.locator('main h1')).toHaveText(await one.locator('main h1').innerText());
  await two.getByRole('button', { name: 'Clear all', exact: true }).click();
  await expect(two).not.toHaveURL(/w=/);
  await expect(one).toHaveURL(/w=mail-quarantine/);
  const save = async (page: Page, name: string) => {
    await page.locator('.views summary').click();
    await page.getByLabel('Name this view').fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  await save(two, 'made in two');
  await save(one, 'made in one');
  for (const page of [one, two]) {
    await expect(page.locator('.views-list')).toContainText('made in two');
    await expect(page.locator('.views-list')).toContainText('made in one');
  }
  await one.reload();
  await settled(one);
  await one.locator('.views summary').click();
  await expect(one.locator('.views-list')).toContainText('made in two');
});

test('a mark made in one tab is not lost when another tab makes one', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  const mark = async (page: Page, at: number) => {
    await page.locator('.row-open').nth(at).click();
    const drawer = page.getByRole('complementary', { name: 'Decision' });
    await drawer.getByText('agreed', { exact: true }).click();
  };
  const kept = (page: Page) =>
    page.evaluate(
      () => Object.keys(JSON.parse(localStorage.getItem('shadowproof.marks') ?? '{}') as object).length,
    );
  await openTab(one, '&screen=decisions&part=queue');
  await openTab(two, '&screen=decisions&part=queue');
  await mark(one, 0);
  await expect.poll(() => kept(one)).toBe(1);
  await mark(two, 1);
  await expect.poll(() => kept(two)).toBe(2);
  await expect(one.locator('main')).toContainText(/2\smarks/);
});
