import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Query, Statement } from '../../src/database/engine/query';
import { defaultSlaSeconds } from '../../src/metrics/approval-time/approval-time';
import { defaultFloorSeconds } from '../../src/metrics/automation-bias/reviewers';
import { accounting } from '../../src/metrics/accounting/accounting';
import { catalogue } from '../../src/metrics/catalogue';
import { askKpi, everyKpi } from '../../src/metrics/every-kpi/every-kpi';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { emptySelection } from '../../src/slice/selection/selection';
import { openPage, used } from './chromium';
import { copyFacts } from './facts';
import type { Figures } from './history';
import { benchLogs } from './logs';
import { milliseconds, openNative, quantile, type Native } from './native';

const runs = 3;
/** Milliseconds: what takes longer runs once. */
const longRun = 500;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

interface Asked {
  readonly name: string;
  /** What it takes to answer, one after the other. */
  readonly statements: Statement[];
}

/** The statements that the screens ask, caught on their way to the engine. */
async function askedStatements(query: Query): Promise<Asked[]> {
  const asked: Asked[] = [];
  const named = (name: string): Query => {
    const statements: Statement[] = [];
    asked.push({ name, statements });
    return {
      rows: <Row>({ sql, values }: Statement, row: z.ZodType<Row>, signal?: AbortSignal) => {
        statements.push({ sql, values });
        return query.rows({ sql, values }, row, signal);
      },
    };
  };
  const settings = { slaSeconds: defaultSlaSeconds, floorSeconds: defaultFloorSeconds };
  for (const kpi of everyKpi) await askKpi(named(kpi.id), kpi, emptySelection, settings);
  for (const grouping of ['all', 'release', 'week', 'risk_class'] as const) {
    await measureAll(named(`all KPIs by ${grouping}`), catalogue, emptySelection, grouping);
  }
  await accounting(named('accounting'), emptySelection);
  return asked;
}

async function sumOf(statements: readonly Statement[], time: (statement: Statement) => Promise<number>) {
  let sum = 0;
  for (const statement of statements) sum += await time(statement);
  return sum;
}

async function nativeMedian(native: Native, statement: Statement): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs && !times.some((time) => time > longRun); run += 1)
    times.push(await milliseconds(() => native.rows(statement)));
  return quantile(times, 0.5);
}

/** Every metric's SQL over the same facts, in Chromium and in native DuckDB with one thread. */
export async function benchQueries(decisions: number): Promise<Figures> {
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
    await native.run(readFileSync('src/database/tables/macros.sql', 'utf8'));
    await copyFacts(query, native, path.resolve('.cache/bench', String(decisions), 'copy'));
    const asked = await askedStatements(query);
    console.log(
      `median of ${runs} (once where it takes over ${longRun} ms): Chromium, native DuckDB in one thread over a copy of the same facts, ratio`,
    );
    const ratios: number[] = [];
    for (const { name, statements } of asked) {
      const own = await sumOf(statements, (statement) =>
        page.evaluate(([each, times, most]) => window.bench.time(each, times, most), [
          statement,
          runs,
          longRun,
        ] as const),
      );
      const other = await sumOf(statements, (statement) => nativeMedian(native, statement));
      ratios.push(own / other);
      console.log(
        `${name.padEnd(28)} ${own.toFixed(0).padStart(6)} ms ${other.toFixed(0).padStart(6)} ms ${(own / other).toFixed(1).padStart(6)}×`,
      );
    }
    console.log(
      `ratios: median ${quantile(ratios, 0.5).toFixed(1)}×, largest ${Math.max(...ratios).toFixed(1)}×`,
    );
    return { 'Metrics, times native, median': Math.round(quantile(ratios, 0.5) * 100) / 100 };
  } finally {
    await close();
    native.close();
  }
}
