import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadFiles } from '../../src/cli/load';
import { openEngine } from '../fixtures/engine';
import { SharedQuery } from '../../src/database/engine/shared-query';
import { readRecords } from '../../src/intake/loading/read-record';
import { gatherFrame, makeDraw } from '../../src/readiness/gather/audit';
import { worksheetCsv } from '../../src/report/worksheet/worksheet-csv';
import { writeWorksheet } from '../../src/report/worksheet/write-worksheet';
import { afterLog, closedLog, closedScope } from '../fixtures/closed-log';

/** Writes into a folder: a log of closed classifications, a draw of six or so of its cases, and two worksheets. */
export async function main([folder = '.']: string[]): Promise<number> {
  const inFolder = (name: string) => path.join(folder, name);
  const log = inFolder('log.jsonl');
  const { records } = closedLog();
  await writeFile(log, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const database = await openEngine();
  await loadFiles([log], database);
  const query = new SharedQuery(database);
  const frame = await gatherFrame(query, closedScope, { drawnTime: afterLog() });
  const { draw, cases } = await makeDraw(
    query,
    {
      frame,
      plan: { probabilities: frame.strata.map(() => 0.025), secondReader: 0.5 },
      made: {
        ...{ kind: 'first', seed: '5e'.repeat(32), drawnBy: null, sources: [], previous: [] },
        criteria: { name: 'standard', version: '1', hash: 'c0'.repeat(32) },
      },
    },
    readRecords,
  );
  const order = { draw, cases: [...cases.values()], reader: 'w.reader', group: null };
  await writeFile(inFolder('sample.draw.json'), JSON.stringify(draw, null, 2));
  await writeFile(inFolder('worksheet.html'), writeWorksheet(order));
  await writeFile(inFolder('worksheet.csv'), worksheetCsv(order, '2026-09-01T08:00:00Z'));
  process.stdout.write(JSON.stringify(draw.cases.map(({ incident }) => incident)));
  await database.close();
  return 0;
}
