import { eventTypes } from '../../records/vocabulary';
import type { Condition, Mapping } from '../../records/mapping';
import { holds } from '../mapper/conditions';
import type { Row } from '../mapper/rows/path';
import { type ByteBox, NoRows } from '../mapper/rows/row';
import { headOf } from '../mapper/rows/head';
import { rowsOf, shapeOf } from '../mapper/rows/rows';
import { formats, type Format } from './formats';

/** What a source seems to be. `table`: rows that no format fits; `native` also for what nothing explains. */
export interface Recognition {
  readonly format: string;
  readonly title: string;
  /** 0 to 1: the share of the first rows that fit, times how many of the format's signs they carry. */
  readonly confidence: number;
  /** Why, in words. */
  readonly reason: string;
  /** Names of the columns or top fields of the first rows. */
  readonly columns: readonly string[];
}

const sampleRows = 50;
const wholeBytes = 32 * 1024 * 1024;
const nativeTitle = 'Shadowproof log 1.0';
const known = new Set<unknown>(eventTypes);
const emptyTable = 'A table without rows that can be read';
const tableName = /\.(csv|tsv|tab)(\.gz)?$/i;

/** The first rows of a source as a mapping sees them; what is cut off at the end of the sample is left out. */
export async function firstRows(box: ByteBox, rows: Mapping['rows'], most = sampleRows): Promise<Row[]> {
  const found: Row[] = [];
  const gather = async (from: ByteBox) => {
    found.length = 0;
    try {
      for await (const batch of rowsOf(from, { rows })) {
        for (const each of batch) if ('row' in each && found.length < most) found.push(each.row);
        if (found.length >= most) return;
      }
    } catch (reason) {
      if (!(reason instanceof NoRows)) throw reason;
    }
  };
  const head = await headOf(box);
  if (shapeOf(head) === 'parquet') await gather(box);
  else {
    await gather(new Blob([head as Uint8Array<ArrayBuffer>]));
    // One document of many lines is only readable whole.
    if (found.length === 0 && box.size > head.length && box.size <= wholeBytes) await gather(box);
  }
  return found;
}

const saysOf = ({ from }: Condition) => (typeof from === 'string' ? from : (from[0] ?? ''));

function scored(format: Format, rows: readonly Row[]): { score: number; share: number } {
  const fitting = rows.filter((row) => holds(row, format.must));
  if (fitting.length === 0) return { score: 0, share: 0 };
  const carried = format.may.map(
    (sign) => fitting.filter((row) => holds(row, [sign])).length / fitting.length,
  );
  const average = carried.length === 0 ? 1 : carried.reduce((sum, each) => sum + each, 0) / carried.length;
  const share = format.mapping.rows.mixed === true ? 1 : fitting.length / rows.length;
  return { score: share * (0.6 + 0.4 * average), share: fitting.length / rows.length };
}

/** Why a table gives no row, in words: the export of a week in which nothing was, or damage. Undefined: its rows are bad. */
async function whyNoRows(box: ByteBox, shape: Mapping['rows']['shape']): Promise<string | undefined> {
  try {
    for await (const batch of rowsOf(box, { rows: { shape } })) if (batch.length > 0) return undefined;
    return 'It has a head and no rows.';
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    return shape === 'parquet' ? reason.message : undefined;
  }
}

/** Tells a source by its first rows. `name` decides only whether plain text may be a table. */
export async function recognise(box: ByteBox, name: string): Promise<Recognition> {
  const head = await headOf(box);
  const shape = shapeOf(head);
  const native = (confidence: number, reason: string, columns: readonly string[] = []): Recognition => ({
    format: 'native',
    title: nativeTitle,
    confidence,
    reason,
    columns,
  });
  const plain = await firstRows(box, { shape: shape === 'csv' ? 'csv' : shape, mixed: true });
  const columns = Object.keys(plain[0] ?? {});
  const own = plain.filter((row) => known.has(row.event_type) || typeof row.schema_version === 'string');
  if (shape === 'json' && own.length > 0 && own.length * 2 >= plain.length) {
    return native(
      own.length / plain.length,
      `${own.length} of the first ${plain.length} records name an event_type of the log format.`,
      columns,
    );
  }
  let best: { format: Format; score: number; share: number; rows: number } | undefined;
  for (const format of formats) {
    const { rows } = format.mapping;
    const isPlain = rows.path === undefined && rows.otlp !== true && rows.lower_first !== true;
    const sample = isPlain
      ? plain
      : await firstRows(box, { ...rows, shape: shape === 'json' ? 'auto' : shape });
    const { score, share } = scored(format, sample);
    if (score > (best?.score ?? 0)) best = { format, score, share, rows: sample.length };
  }
  if (best !== undefined && best.score >= 0.5) {
    const { format, score, share, rows } = best;
    const fitting = Math.round(share * rows);
    const signs = [...format.must, ...format.may].map(saysOf).slice(0, 3).join(', ');
    return {
      format: format.id,
      title: format.title,
      confidence: score,
      reason: `${fitting} of the first ${rows} rows have what this format has (${signs}).`,
      columns,
    };
  }
  if (
    plain.length === 0 &&
    head.length > 0 &&
    (shape === 'parquet' || (shape === 'csv' && tableName.test(name)))
  ) {
    const reason = await whyNoRows(box, shape);
    if (reason !== undefined) return { format: 'table', title: emptyTable, confidence: 0, reason, columns };
  }
  const isTable =
    shape === 'parquet' ||
    (shape === 'csv' && columns.length >= 2 && (plain.length >= 2 || tableName.test(name)));
  if (isTable) {
    return {
      format: 'table',
      title: 'A table of another tool',
      confidence: 0,
      reason: `No format that is known fits its ${columns.length} columns.`,
      columns,
    };
  }
  if (shape === 'json' && plain.length > 0)
    return native(0, 'No format that is known fits; read as records of the log format.', columns);
  return native(0, 'Nothing in it tells what it is; read as records of the log format.', columns);
}
