import path from 'node:path';
import type { Database } from '../database/engine/database';
import { SharedQuery } from '../database/engine/shared-query';
import { readRecords } from '../intake/loading/read-record';
import { casesOfDraw } from '../readiness/gather/audit';
import { worksheetFiles } from '../report/worksheet/worksheet-files';
import { counted } from '../words/format';
import { BadArguments, parseOptions, sharedOf, sharedOptions } from './arguments';
import { readDraw } from './audits';
import { shown } from './terminal';
import { writeOutputs } from './outputs';
import { filesOf, readFiles, readPaths } from './read-files';

export const worksheetUsage = `  worksheet          a file for each reader to answer the cases of --draw without this tool or a network

  --draw FILE        the record of the draw
  --reader NAME      who reads, as the answers will name them (may be repeated: the cases are shared out)
  --second           they are second readers: only the cases that two people read
  --csv              tables to fill in instead of pages: no check of the cases, no measured time
  --out FOLDER       where the worksheets go; a file that is there stays as it is`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const several = { type: 'string', multiple: true, default: [] as string[] } as const;
export const worksheetOptions = {
  ...sharedOptions,
  draw: text,
  reader: several,
  second: flag,
  csv: flag,
  out: text,
};

/** Throws `BadArguments` for arguments that are none. */
export function readWorksheetArguments(args: readonly string[]) {
  const { values, positionals } = parseOptions(args, worksheetOptions);
  const { draw: record, reader: readers, second: areSecond, csv, out } = values;
  if (record === undefined) throw new BadArguments('Name the record of the draw: --draw FILE.');
  if (readers.length === 0) throw new BadArguments('Name who reads: --reader NAME.');
  if (out === undefined) throw new BadArguments('Say where the worksheets go: --out FOLDER.');
  return { shared: sharedOf(values, positionals), record, readers, areSecond, csv, out };
}

/**
 * `npm run audit -- worksheet FILES…`: writes a worksheet for each reader and gives 0. Rejects with `CannotEvaluate`
 * where the logs are not those that the cases were drawn from.
 */
export async function writeWorksheets(
  { shared, record, readers, areSecond, csv, out }: ReturnType<typeof readWorksheetArguments>,
  database: Database,
  signal: AbortSignal,
): Promise<number> {
  const draw = await readDraw(record);
  const files = await filesOf(shared.files);
  await readFiles({ ...shared, files }, database, 'judge', signal);
  const cases = await casesOfDraw(new SharedQuery(database), draw, readRecords);
  const made = new Date().toISOString();
  const sheets = worksheetFiles({
    ...{ draw, cases, readers, areSecond, made },
    form: csv ? 'csv' : 'html',
  }).map((sheet) => ({ ...sheet, path: path.join(out, sheet.name), isNew: true }));
  await writeOutputs(sheets, [...readPaths({ ...shared, files }), record]);
  for (const { path: file, cases: dealt, reader } of sheets) {
    process.stdout.write(`${shown(`${file}: ${counted(dealt, 'case')} for ${reader}`)}\n`);
  }
  return 0;
}
