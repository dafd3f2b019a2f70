import path from 'node:path';
import { openPage, used } from './chromium';
import type { Figures } from './history';
import { benchLogs } from './logs';
import { milliseconds, openNative, quantile, type Native } from './native';

const round = (ratio: number) => Math.round(ratio * 100) / 100;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** Names and types of every field, found before the clock starts: a sample would miss the rare ones. */
async function columnsOf(native: Native, file: string): Promise<string> {
  const rows = await native.rows({
    sql: `SELECT column_name, column_type FROM
      (DESCRIBE SELECT * FROM read_json('${file}', format = 'newline_delimited', sample_size = -1))`,
    values: [],
  });
  return `{${rows.map(([name, type]) => `'${String(name)}': '${String(type)}'`).join(', ')}}`;
}

/** Reads one JSONL file of decisions in Chromium with the app's own loader, and in native DuckDB. */
export async function benchLoad(decisions: number): Promise<Figures> {
  const logs = await benchLogs(decisions);
  console.log(`\nload: ${logs.decisions} decisions, ${logs.megabytes.toFixed(0)} MB of JSONL`);
  console.log(
    'Both read the whole file into tables in memory. Native: every field, nested as logged, types known beforehand. ' +
      'Chromium: two workers and the engine; every record checked against its schema, hashed and given its address; ' +
      'the fields of the table `decisions`, lists summarised, free text left in the file. Joining is apart.',
  );
  const native = await openNative();
  const nativeRuns: number[] = [];
  const columns = await columnsOf(native, logs.decisionsFile);
  for (let run = 0; run < 3; run += 1) {
    nativeRuns.push(
      await milliseconds(() =>
        native.run(
          `CREATE OR REPLACE TABLE read AS
           SELECT * FROM read_json('${logs.decisionsFile}', format = 'newline_delimited', columns = ${columns})`,
        ),
      ),
    );
  }
  const nativeTime = quantile(nativeRuns, 0.5);
  console.log(`native DuckDB ${await native.version()}, one thread, read_json: ${seconds(nativeTime)}`);
  native.close();

  const { page, close } = await openPage(path.resolve('test/bench/page'), path.resolve('.cache/bench-page'));
  try {
    await page.locator('#files').setInputFiles([logs.decisionsFile]);
    const totals: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const { result, used: own } = await used(page.evaluate(() => window.bench.load()));
      totals.push(result.reading);
      console.log(
        `Chromium: read, checked and inserted in ${seconds(result.reading)}, joined in ${seconds(result.joining)}; ` +
          `${result.facts} facts, ${result.rejected} rejected; tables ${(result.tableBytes / 1e6).toFixed(0)} MB, ` +
          `peak of the renderer ${(own.peak / 1e6).toFixed(0)} MB, ${own.processor.toFixed(1)} s of processor time`,
      );
    }
    const ratio = quantile(totals, 0.5) / nativeTime;
    console.log(`ratio of the medians, reading: ${ratio.toFixed(2)}×`);
    return { 'Loading, ms': Math.round(quantile(totals, 0.5)), 'Loading, times native': round(ratio) };
  } finally {
    await close();
  }
}
