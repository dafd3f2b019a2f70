import path from 'node:path';
import { z } from 'zod';
import { shownCharts } from '../../src/app/screens/overrides/charts-shown';
import type { Query } from '../../src/database/engine/query';
import { crossStatement } from '../../src/metrics/cross-filter/cross-filter';
import { overrideRate } from '../../src/metrics/shares/override-rate';
import { emptySelection } from '../../src/slice/selection/selection';
import type { Selection } from '../../src/slice/selection/selection';
import { openScreen } from '../browser/open';
import { openPage } from './chromium';
import { copyFacts } from './facts';
import type { Figures } from './history';
import { benchLogs } from './logs';
import type { BenchLogs } from './logs';
import { milliseconds, openNative, quantile } from './native';

const changes = 24;
const runs = 3;

/** Slices as a reader narrows them, chart by chart. */
const slices: readonly Selection['only'][] = [
  {},
  { workflow: ['cloud-exposure'] },
  { workflow: ['cloud-exposure'], weekday: ['1', '2', '3'] },
  { hour: ['08', '09', '10', '11', '12'] },
  { criticality: ['critical'], evidence_trust: ['untrusted'], reviewer_group: ['cloud-team'] },
];

/** In the page: one option of one chart is pressed; milliseconds until every chart shows the new slice, and is painted. */
async function press(turn: number) {
  const cross = () => document.querySelector<HTMLElement>('.cross')!.dataset;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const charts = [...document.querySelectorAll('.cross [role="listbox"]')];
  const options = [
    ...(charts[(turn * 5) % charts.length]?.querySelectorAll<HTMLElement>('[role="option"]') ?? []),
  ];
  const before = cross().wanted;
  const start = performance.now();
  options[(turn * 3) % Math.max(1, options.length)]?.click();
  while (cross().wanted === before) {
    await frame();
    if (performance.now() - start > 5000) return null;
  }
  while (cross().painted !== cross().wanted) await frame();
  await frame();
  const painted = performance.now() - start;
  while (cross().depth !== 'full') await frame();
  await frame();
  return { painted, whole: performance.now() - start };
}

/** In the page: five options pressed at once; milliseconds until the last slice stands. */
async function pressFive() {
  const cross = () => document.querySelector<HTMLElement>('.cross')!.dataset;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const options = [...document.querySelectorAll<HTMLElement>('.cross .filter-col')].slice(-5);
  const start = performance.now();
  for (const option of options) {
    option.click();
    await frame();
  }
  while (cross().painted !== cross().wanted) await frame();
  return performance.now() - start;
}

async function sameSql(logs: BenchLogs, decisions: number): Promise<void> {
  const native = await openNative();
  const { page, close } = await openPage(path.resolve('test/bench/page'), path.resolve('.cache/bench-page'));
  try {
    await page.locator('#files').setInputFiles([logs.decisionsFile, logs.auditFile]);
    await page.evaluate(() => window.bench.load());
    const query: Query = {
      rows: async (statement, row) =>
        z.array(row).parse(await page.evaluate((asked) => window.bench.rows(asked), statement)),
    };
    await copyFacts(query, native, path.resolve('.cache/bench', String(decisions), 'copy'));
    const ratios: number[] = [];
    for (const depth of ['quick', 'full'] as const) {
      for (const only of slices) {
        const { sql, values } = crossStatement(overrideRate, { ...emptySelection, only }, shownCharts, depth);
        const own = await page.evaluate(([asked, times]) => window.bench.time(asked, times), [
          { sql, values },
          runs,
        ] as const);
        const times: number[] = [];
        for (let run = 0; run < runs; run += 1)
          times.push(await milliseconds(() => native.rows({ sql, values })));
        const other = quantile(times, 0.5);
        ratios.push(own / other);
        const name = Object.keys(only).join(' and ') || 'no filter';
        console.log(
          `${depth === 'quick' ? 'counts' : 'with intervals'}, ${name}: ${own.toFixed(0)} ms, native ${other.toFixed(0)} ms, ${(own / other).toFixed(1)}×`,
        );
      }
    }
    console.log(
      `same SQL, ratio to native DuckDB in one thread: median ${quantile(ratios, 0.5).toFixed(1)}×`,
    );
  } finally {
    await close();
    native.close();
  }
}

/** The bench itself, as it is built: a value of one chart chosen, until all thirteen charts show the new slice. */
export async function benchInteract(decisions: number): Promise<Figures> {
  const logs = await benchLogs(decisions);
  console.log(`\ninteract: the Overrides screen over ${logs.decisions} decisions with their audit events`);
  await sameSql(logs, decisions);
  const { page, close } = await openPage(
    path.resolve('.'),
    path.resolve('.cache/bench-app'),
    '?screen=overrides',
  );
  try {
    page.setDefaultTimeout(300_000);
    await page.locator('input[type=file]').first().setInputFiles([logs.decisionsFile, logs.auditFile]);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => document.querySelector('.cross, .matrix, .state'));
    await openScreen(page, 'Overrides');
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.cross')?.dataset.depth === 'full');
    await page.evaluate(() => {
      const long: number[] = [];
      Object.assign(window, { long });
      new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
      });
    });
    const painted: number[] = [];
    const whole: number[] = [];
    for (let turn = 1; turn <= changes; turn += 1) {
      const took = await page.evaluate(press, turn);
      if (took === null) continue;
      painted.push(took.painted);
      whole.push(took.whole);
      if (turn % 4 === 0)
        await page
          .getByRole('button', { name: 'Clear all' })
          .click()
          .catch(() => undefined);
      if (turn % 4 === 0) await page.waitForTimeout(3000);
    }
    const five = await page.evaluate(pressFive);
    const long = await page.evaluate(() => (window as unknown as { long: number[] }).long);
    const said = (times: readonly number[]) =>
      `median ${quantile(times, 0.5).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms`;
    console.log(`repaint of every chart, ${painted.length} changes: ${said(painted)}`);
    console.log(`until every interval stands as well: ${said(whole)}`);
    console.log(`five changes one frame apart, the first four superseded: ${five.toFixed(0)} ms`);
    console.log(
      `tasks over 50 ms on the page's thread: ${long.length}${long.length > 0 ? `, longest ${Math.max(...long).toFixed(0)} ms` : ''}`,
    );
    return { 'Every chart after a choice, ms': Math.round(quantile(painted, 0.5)) };
  } finally {
    await close();
  }
}
