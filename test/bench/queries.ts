import path from 'node:path';
import type { z } from 'zod';
import { loadFiles } from '../../src/app/headless/load';
import type { Query, Statement } from '../../src/database/engine/query';
import { openInNode } from '../../src/database/engine/node';
import { accounting } from '../../src/metrics/accounting/accounting';
import { catalogue } from '../../src/metrics/catalogue';
import { measure } from '../../src/metrics/rate/measure';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { emptySelection } from '../../src/slice/selection/selection';
import { openPage } from './chromium';
import { copyFacts } from './facts';
import { benchLogs } from './logs';
import { milliseconds, openNative, quantile } from './native';

interface Named extends Statement {
  readonly name: string;
}

/** The statements that the screens ask, caught on their way to the engine. */
async function askedStatements(query: Query): Promise<Named[]> {
  const asked: Named[] = [];
  const named = (name: string): Query => ({
    rows: <Row>(statement: Statement, row: z.ZodType<Row>, signal?: AbortSignal) => {
      asked.push({ name, ...statement });
      return query.rows(statement, row, signal);
    },
  });
  for (const definition of catalogue) await measure(named(definition.id), definition, emptySelection);
  for (const grouping of ['all', 'release', 'week', 'risk_class'] as const) {
    await measureAll(named(`all KPIs by ${grouping}`), catalogue, emptySelection, grouping);
  }
  await accounting(named('accounting'), emptySelection);
  return asked;
}

/** Every metric's SQL over the same facts, in Chromium and in native DuckDB with one thread. */
export async function benchQueries(decisions: number): Promise<void> {
  const logs = await benchLogs(decisions);
  const engine = await openInNode();
  await loadFiles([logs.decisionsFile, logs.auditFile], engine);
  const asked = await askedStatements(engine);
  const native = await openNative();
  await copyFacts(engine, native, path.resolve('.cache/bench', String(decisions), 'copy'));
  await engine.close();

  const { page, close } = await openPage(path.resolve('test/bench/page'), path.resolve('.cache/bench-page'));
  try {
    await page.locator('#files').setInputFiles([logs.decisionsFile, logs.auditFile]);
    await page.evaluate(() => window.bench.load());
    console.log(`\nqueries over ${logs.decisions} facts, median of 5: Chromium, native in one thread, ratio`);
    for (const { name, sql, values } of asked) {
      const own = await page.evaluate((statement) => window.bench.time(statement, 5), { sql, values });
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        times.push(await milliseconds(() => native.rows({ sql, values })));
      }
      const other = quantile(times, 0.5);
      console.log(
        `${name.padEnd(28)} ${own.toFixed(0).padStart(6)} ms ${other.toFixed(0).padStart(6)} ms ${(own / other).toFixed(1).padStart(6)}×`,
      );
    }
  } finally {
    await close();
    native.close();
  }
}
