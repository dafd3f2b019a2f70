import path from 'node:path';
import { openScreen } from '../browser/open';
import { openPage } from './chromium';
import type { Figures } from './history';
import { benchLogs } from './logs';
import { quantile } from './native';

/** In the page: milliseconds from `act` until nothing of the screen is dimmed or being read any more, and painted. */
const repainted = async (key: string) => {
  const isBusy = () => document.querySelector('main .dim, main [aria-busy="true"], .filters .dim') !== null;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = performance.now();
  document.querySelector<HTMLElement>(`[role="option"][data-key="${key}"]`)?.click();
  while (!isBusy()) {
    await frame();
    if (performance.now() - start > 5000) throw new Error('The filter changed nothing.');
  }
  while (isBusy()) await frame();
  await frame();
  return performance.now() - start;
};

/** Each value chosen as well, then the first ones let go: no slice is asked for twice. */
const turnsOf = (keys: readonly string[]) => [...keys, ...keys.slice(0, -2)];

/** The app itself, as it is built: one filter of the Outcomes screen changed, until every chart shows the new numbers. */
export async function benchRepaint(decisions: number): Promise<Figures> {
  const logs = await benchLogs(decisions);
  const { page, close } = await openPage(
    path.resolve('.'),
    path.resolve('.cache/bench-app'),
    '?screen=outcomes',
  );
  try {
    page.setDefaultTimeout(300_000);
    await page.locator('input[type=file]').first().setInputFiles([logs.decisionsFile, logs.auditFile]);
    await page.locator('main h1').waitFor();
    await openScreen(page, 'Outcomes');
    await page.waitForFunction(
      () =>
        document.querySelector('main .at tbody tr') &&
        !document.querySelector('main .dim, main [aria-busy="true"]'),
    );
    const times: number[] = [];
    const pill = page.getByRole('button', { name: /^Risk level: / });
    await page.getByRole('button', { name: 'Filters none' }).click();
    await pill.click();
    const options = page.locator('[role="option"][data-key]');
    await options.first().waitFor();
    const keys = await options.evaluateAll((each) => each.map((option) => option.getAttribute('data-key')!));
    await page.keyboard.press('Escape');
    for (const key of turnsOf(keys)) {
      await pill.click();
      await page.locator(`[role="option"][data-key="${key}"]`).waitFor();
      times.push(await page.evaluate(repainted, key));
      await page.keyboard.press('Escape');
    }
    console.log(
      `\nrepaint: one risk level more or less, over ${logs.decisions} decisions with their audit events, until every ` +
        `figure of Outcomes shows the new numbers: median of ${times.length} ${(quantile(times, 0.5) / 1000).toFixed(1)} s ` +
        `(${times.map((time) => (time / 1000).toFixed(1)).join(', ')})`,
    );
    return { 'Outcomes after a filter, ms': Math.round(quantile(times, 0.5)) };
  } finally {
    await close();
  }
}
