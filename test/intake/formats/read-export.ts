import { readFileSync } from 'node:fs';
import path from 'node:path';
import { recognised } from '../../../src/intake/loading/importer';
import type { ImportAccount } from '../../../src/intake/loading/account';
import type { ReadAs } from '../../../src/intake/loading/source';
import { type Converted, convert } from '../../../src/intake/mapper/convert';
import { recordSchema } from '../../../src/records/record';

export interface ReadExport extends Omit<Converted, 'text'> {
  readonly account: ImportAccount;
  readonly records: Record<string, unknown>[];
  /** `finding_uid` or `decision_id`, verdict or outcome of the policy, and whether it is final. */
  readonly told: Record<string, string>;
}

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** The text of a file made by hand. */
export const fixture = (name: string) => readFileSync(path.join(fixtures, name), 'utf8');

/** Its lines, each a JSON object. */
export const rowsIn = (name: string) =>
  fixture(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

export type MadeRecord = ReadExport['records'][number];

/** The records of one type that a read made. */
export const ofType = (type: string, { records }: ReadExport) =>
  records.filter((each) => each.event_type === type);

/** "isolate_host isolate" */
export const actionOf = (record: MadeRecord) => {
  const { name, category } = record.action as { name: string; category: string };
  return `${name} ${category}`;
};

/** An export as the app and the command line read it: recognised, then every row made a record by its mapping. */
export async function readExport(
  content: string | Uint8Array<ArrayBuffer>,
  { name = 'export.json', zone, readAs }: { name?: string; zone?: string; readAs?: ReadAs } = {},
): Promise<ReadExport> {
  const blob = new Blob([content]);
  const source = await recognised({ name, blob, ...(readAs === undefined ? {} : { readAs }) });
  const { foreign } = source;
  if (foreign?.mapping == null) throw new Error(foreign?.problem ?? 'read as records of the log format');
  const converted = await convert(blob, foreign.mapping, {
    file: name,
    ...(zone === undefined ? {} : { zone }),
  });
  const text = await new Blob(converted.text).text();
  const records = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const record of records)
    if (!recordSchema.safeParse(record).success) throw new Error(`no record: ${JSON.stringify(record)}`);
  const { rows } = converted;
  if (rows.read !== rows.used + rows.rejected + rows.leftOut) throw new Error(JSON.stringify(rows));
  const told = records.map((record) => {
    const policy = record.policy as { outcome?: string } | undefined;
    const said = record.verdict ?? record.outcome ?? policy?.outcome;
    return [
      String(record.finding_uid ?? record.decision_id),
      `${String(said)}${record.final === undefined ? '' : ` ${String(record.final)}`}`,
    ];
  });
  return {
    ...converted,
    account: foreign.account,
    records,
    told: Object.fromEntries(told) as Record<string, string>,
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The same rows as people and collectors hand them over: name, text, and whether a row of another log is among them. */
export const asOddExports = (
  rows: readonly Row[],
  list: string,
): readonly (readonly [name: string, text: string, isOdd: boolean])[] => [
  [
    'newest first',
    rows
      .toReversed()
      .map((row) => JSON.stringify(row))
      .join('\n'),
    false,
  ],
  [
    'with one odd row',
    [{ level: 'info', msg: 'started' }, ...rows].map((row) => JSON.stringify(row)).join('\n'),
    true,
  ],
  [`in a list named ${list}`, JSON.stringify({ [list]: rows }, null, 2), false],
];
