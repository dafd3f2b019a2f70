import path from 'node:path';
import { z } from 'zod';
import type { Query, Statement } from '../../src/database/engine/query';
import { accounting } from '../../src/metrics/accounting/accounting';
import { catalogue } from '../../src/metrics/catalogue';
import { measure } from '../../src/metrics/rate/measure';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { emptySelection } from '../../src/slice/selection/selection';
import { openPage, used } from './chromium';
import { copyFacts } from './facts';
import { benchLogs } from './logs';
import { milliseconds, openNative, quantile } from './native';

const runs = 3;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

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
  const native = await openNative();
  const { page, close } = await openPage(path.resolve('test/bench/page'), path.resolve('.cache/bench-page'));
  try {
    await page.locator('#files').setInputFiles([logs.decisionsFile, logs.auditFile]);
    const { result, used: own } = await used(page.evaluate(() => window.bench.load()));
    console.log(
      `\nqueries over ${result.facts} facts; decisions and audit events read in ${seconds(result.reading)}, ` +
        `joined in ${seconds(result.joining)}, peak of the renderer ${(own.peak / 1e6).toFixed(0)} MB`,
    );
    const query: Query = {
      rows: async (statement, row) =>
        z.array(row).parse(await page.evaluate((asked) => window.bench.rows(asked), statement)),
    };
    await copyFacts(query, native, path.resolve('.cache/bench', String(decisions), 'copy'));
    const asked = await askedStatements(query);
    console.log(
      `median of ${runs}: Chromium, native DuckDB in one thread over a copy of the same facts, ratio`,
    );
    const ratios: number[] = [];
    for (const { name, sql, values } of asked) {
      const own = await page.evaluate(([statement, times]) => window.bench.time(statement, times), [
        { sql, values },
        runs,
      ] as const);
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        times.push(await milliseconds(() => native.rows({ sql, values })));
      }
      const other = quantile(times, 0.5);
      ratios.push(own / other);
      console.log(
        `${name.padEnd(28)} ${own.toFixed(0).padStart(6)} ms ${other.toFixed(0).padStart(6)} ms ${(own / other).toFixed(1).padStart(6)}×`,
      );
    }
    console.log(
      `ratios: median ${quantile(ratios, 0.5).toFixed(1)}×, largest ${Math.max(...ratios).toFixed(1)}×`,
    );
  } finally {
    await close();
    native.close();
  }
}
