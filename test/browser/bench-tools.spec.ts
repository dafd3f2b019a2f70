import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from './loaded';
import { goTo, settled } from './open';

interface Decision {
  environment: string;
  agent: { uid: string };
}
const agentsInProduction = () => {
  const lines = gunzipSync(readFileSync('sample-data/decisions.jsonl.gz')).toString().trim().split('\n');
  const decisions = lines.map((line) => JSON.parse(line) as Decision);
  return [
    ...new Set(
      decisions.filter(({ environment }) => environment === 'production').map(({ agent }) => agent.uid),
    ),
  ].sort();
};
/** "381 of 5,844" as numbers. */
const fraction = (text: string) => {
  const [, hits = '', n = ''] = /([\d,]+)\sof\s([\d,]+)/u.exec(text) ?? [];
  return [Number(hits.replaceAll(',', '')), Number(n.replaceAll(',', ''))] as const;
};

test('small charts are split by any dimension; together they hold what the measure holds', async ({
  sample: page,
}) => {
  await goTo(page, '&screen=overrides');
  const head = page.locator('main .lede').first();
  await expect(head).toContainText('interval');
  const [hits, n] = fraction(await head.innerText());
  expect(n).toBeGreaterThan(1000);
  await page.locator('main nav').getByRole('link', { name: 'Compare' }).click();
  await page.getByLabel('Split by').selectOption('agent');
  const panels = page.locator('.multiples figure');
  const agents = agentsInProduction();
  await expect(panels).toHaveCount(agents.length);
  await settled(page);
  const titles = await panels.getByRole('heading').allInnerTexts();
  expect(titles.sort()).toEqual(agents);
  const parts = (await panels.allInnerTexts()).map(fraction);
  expect(parts.reduce((sum, [own]) => sum + own, 0)).toBe(hits);
  expect(parts.reduce((sum, [, own]) => sum + own, 0)).toBe(n);
  expect(page.url()).toContain('split=agent');
});

test('an answer of the console is drawn, and a statement comes back from the history', async ({
  sample: page,
}) => {
  await goTo(page, '&screen=sql');
  const editor = page.getByRole('textbox', { name: 'SQL' });
  const write = async (statement: string) => {
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(statement);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  const first = "SELECT * FROM (VALUES ('one', 1), ('three', 3)) AS t(name, many)";
  await write(first);
  await expect(page.locator('.sql-count')).toContainText('2 rows');
  await page.getByText('Quick chart').click();
  const bars = page.locator('.quick-bars li');
  await expect(bars).toHaveText([/one\s*1/u, /three\s*3/u]);
  const widths = await bars
    .locator('rect')
    .evaluateAll((all) => all.map((bar) => parseFloat(bar.getAttribute('width') ?? '')));
  expect(widths[1]).toBeCloseTo(3 * widths[0]!, 6);
  await write('SELECT 7 AS seven');
  await expect(page.locator('.sql-count')).toContainText('1 row');
  await page.getByLabel('History').selectOption({ label: first });
  await expect(editor).toContainText("('three', 3)");
});
