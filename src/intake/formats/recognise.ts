import { eventTypes } from '../../records/vocabulary';
import type { Condition, Mapping } from '../../records/mapping';
import { holds } from '../mapper/conditions';
import { type Row, valuesAt } from '../mapper/rows/path';
import { type ByteBox, type FoundRow, NoRows } from '../mapper/rows/row';
import { headBytes, headOf } from '../mapper/rows/head';
import { rowsOf, shapeOf, unfolded } from '../mapper/rows/rows';
import { listsIn } from '../mapper/rows/unwrapped';
import { formats, type Format } from './formats';
import { isEmptyAnswer } from './empty-answer';

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
  /** It was seen whole, and holds no row. */
  readonly isEmpty?: boolean;
  /** Where its rows stand in each document, where the format does not say it. */
  readonly path?: string;
  /** Records of the log format that something is wrapped around: they are read row by row. */
  readonly isWrapped?: boolean;
}

const sampleRows = 50;
/** Where the first rows tell nothing, so many are looked at: lists begin with what is open, logs with a start-up. */
const moreRows = 2_000;
const moreBytes = 4 * 1024 * 1024;
const wholeBytes = 128 * 1024 * 1024;
const sure = 0.5;
const nativeTitle = 'Shadowproof log 1.0';
const known = new Set<unknown>(eventTypes);
/** Of a table that is whole and holds nothing. */
const headAlone = 'It has a head and no rows.';
const emptyTable = 'A table without rows that can be read';
const tableName = /\.(csv|tsv|tab)(\.(gz|zstd?|bz2))?$|\.xls[xm]( › |$)/i;

/** The first rows of a source as they stand in it, what is wrapped around them taken off. */
async function firstFound(box: ByteBox, rows: Mapping['rows'], most: number, bytes: number) {
  const found: FoundRow[] = [];
  const gather = async (from: ByteBox) => {
    found.length = 0;
    try {
      for await (const batch of rowsOf(from, { rows })) {
        for (const each of batch) if ('row' in each && found.length < most) found.push(each);
        if (found.length >= most) return;
      }
    } catch (reason) {
      if (!(reason instanceof NoRows)) throw reason;
    }
  };
  const head = await headOf(box, bytes);
  if (shapeOf(head) === 'parquet') await gather(box);
  else {
    await gather(new Blob([head as Uint8Array<ArrayBuffer>]));
    // One document of many lines is only readable whole.
    if (found.length === 0 && box.size > head.length && box.size <= wholeBytes) await gather(box);
  }
  return found;
}

/** The first rows of a source as a mapping sees them; what is cut off at the end of the sample is left out. */
export const firstRows = async (
  box: ByteBox,
  rows: Mapping['rows'],
  most = sampleRows,
): Promise<readonly Row[]> => (await firstFound(box, rows, most, headBytes)).map(({ row }) => row);

const saysOf = ({ from }: Condition) => (typeof from === 'string' ? from : (from[0] ?? ''));

/** Has a row the column, whether its cell is filled or not? What is open has no outcome yet. */
const hasColumn = (row: Row, { from }: Condition) =>
  [from].flat().some((path) => valuesAt(row, path).length > 0);

/**
 * Which rows have the columns that a format asks for. Documents leave out what is empty: a column that some row has,
 * every row has that has another one.
 */
function fittingRows(rows: readonly Row[], must: readonly Condition[]): readonly Row[] {
  const byColumn = must.filter(({ present }) => present === true);
  if (!byColumn.every((sign) => rows.some((row) => hasColumn(row, sign)))) return [];
  const others = must.filter((sign) => !byColumn.includes(sign));
  const needed = Math.min(byColumn.length, Math.max(1, byColumn.length - 1));
  return rows.filter(
    (row) => byColumn.filter((sign) => hasColumn(row, sign)).length >= needed && holds(row, others),
  );
}

interface Score {
  readonly format: Format;
  readonly score: number;
  readonly fitting: number;
  readonly rows: number;
  readonly path?: string;
}

function scored(format: Format, rows: readonly Row[], path?: string): Score {
  const fitting = fittingRows(rows, format.must);
  const common = {
    format,
    fitting: fitting.length,
    rows: rows.length,
    ...(path === undefined ? {} : { path }),
  };
  if (fitting.length === 0) return { ...common, score: 0 };
  const carried = format.may.map(
    (sign) =>
      fitting.filter((row) => (sign.present === true ? hasColumn(row, sign) : holds(row, [sign]))).length /
      fitting.length,
  );
  const average = carried.length === 0 ? 1 : carried.reduce((sum, each) => sum + each, 0) / carried.length;
  const share = format.mapping.rows.mixed === true ? 1 : fitting.length / rows.length;
  return { ...common, score: share * (0.6 + 0.4 * average) };
}

const rowsAt = (found: readonly FoundRow[], rows: Mapping['rows']): Row[] =>
  unfolded(found, rows, [], Math.max(sampleRows, found.length))
    .flatMap((each) => ('row' in each ? [each.row] : []))
    .slice(0, Math.max(sampleRows, found.length));

/** The format that the rows fit best: as they come, where the format says, or in a list inside the documents. */
function bestOf(found: readonly FoundRow[], places: readonly string[]): Score | undefined {
  const best = (all: readonly Score[]) =>
    all.reduce<Score | undefined>((one, each) => (each.score > (one?.score ?? 0) ? each : one), undefined);
  const own = best(formats.map((format) => scored(format, rowsAt(found, format.mapping.rows))));
  if (own !== undefined && own.score >= sure) return own;
  return best([
    ...(own === undefined ? [] : [own]),
    ...places.flatMap((path) =>
      formats.map((format) => scored(format, rowsAt(found, { ...format.mapping.rows, path }), path)),
    ),
  ]);
}

const isOwn = (row: Row) => known.has(row.event_type) || typeof row.schema_version === 'string';

/** Records of the log format, at least half of the rows; undefined where they are none. */
function ownRecords(rows: readonly Row[]): Pick<Recognition, 'confidence' | 'reason'> | undefined {
  const own = rows.filter(isOwn).length;
  if (own === 0 || own * 2 < rows.length) return undefined;
  return {
    confidence: own / rows.length,
    reason: `${own} of the first ${rows.length} records name an event_type of the log format.`,
  };
}

/** Why a table gives no row, in words: the export of a week in which nothing was, or damage. Undefined: its rows are bad. */
async function whyNoRows(box: ByteBox, shape: Mapping['rows']['shape']): Promise<string | undefined> {
  try {
    for await (const batch of rowsOf(box, { rows: { shape } }))
      if (batch.some((each) => 'row' in each || each.leftOut === undefined)) return undefined;
    return headAlone;
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    return shape === 'parquet' ? reason.message : undefined;
  }
}

/** An answer that holds nothing: `[]`, or a document in which every list is empty. Undefined where it is none. */
function whyEmpty(head: Uint8Array, found: readonly FoundRow[]): string | undefined {
  const text = new TextDecoder().decode(head.subarray(0, 1000)).trim();
  if (/^\[\s*\]$/.test(text)) return 'Its list is empty.';
  if (found.length === 0) {
    return /^\{\s*"(tables|columns|schema)"/i.test(text) ? 'Its table has columns and no rows.' : undefined;
  }
  if (found.length > 1) return undefined;
  const { full, empty } = listsIn([found[0]!.row]);
  return full.length === 0 && empty.length > 0 ? `Its list “${empty[0]}” is empty.` : undefined;
}

const longestEmpty = 65_536;

/** Is all of it the answers of a query that found nothing? Nothing of it is lost then. */
async function isEmptyWhole(box: ByteBox): Promise<boolean> {
  if (box.size > longestEmpty) return false;
  try {
    for await (const batch of rowsOf(box, { rows: { shape: 'json' } }))
      if (batch.some((each) => !('row' in each) || !isEmptyAnswer(each.row))) return false;
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    return false;
  }
  return true;
}

/** Tells a source by its first rows. `name` decides only whether plain text may be a table. */
export async function recognise(box: ByteBox, name: string): Promise<Recognition> {
  const first = await recogniseIn(box, name, sampleRows, headBytes);
  const isTold = first.format !== 'table' && first.confidence > 0;
  if (isTold || first.columns.length === 0) return first;
  const more = await recogniseIn(box, name, moreRows, moreBytes);
  return more.confidence > 0 ? more : first;
}

async function recogniseIn(box: ByteBox, name: string, most: number, bytes: number): Promise<Recognition> {
  const head = await headOf(box);
  const shape = shapeOf(head);
  const native = (confidence: number, reason: string, columns: readonly string[] = []): Recognition => ({
    format: 'native',
    title: nativeTitle,
    confidence,
    reason,
    columns,
  });
  const found = await firstFound(box, { shape: shape === 'csv' ? 'csv' : shape, mixed: true }, most, bytes);
  const plain = found.map(({ row }) => row);
  const columns = Object.keys(plain[0] ?? {});
  const own = shape === 'json' ? ownRecords(plain) : undefined;
  if (own !== undefined) {
    const isWrapped = found.some((each) => each.isUnwrapped === true);
    return { ...native(own.confidence, own.reason, columns), ...(isWrapped ? { isWrapped } : {}) };
  }
  const places = shape === 'json' ? listsIn(plain.slice(0, 3)).full.map(({ path }) => path) : [];
  const best = bestOf(found, places);
  if (best !== undefined && best.score >= sure) {
    const { format, score, fitting, rows, path } = best;
    const signs = [...format.must, ...format.may].map(saysOf).slice(0, 3).join(', ');
    const where = path === undefined ? '' : ` in its list “${path}”`;
    return {
      format: format.id,
      title: format.title,
      confidence: score,
      reason: `${fitting} of the first ${rows} rows${where} have what this format has (${signs}).`,
      columns,
      ...(path === undefined ? {} : { path }),
    };
  }
  const isNamedTable = shape === 'csv' && tableName.test(name);
  if (plain.length === 0 && head.length > 0 && (shape === 'parquet' || isNamedTable)) {
    const reason = await whyNoRows(box, shape);
    if (reason !== undefined)
      return {
        ...{ format: 'table', title: emptyTable, confidence: 0, reason, columns },
        isEmpty: reason === headAlone,
      };
  }
  const unknown = (title: string, own: readonly string[], path?: string): Recognition => ({
    format: 'table',
    title,
    confidence: 0,
    reason: `No format that is known fits its ${own.length} columns.`,
    columns: own,
    ...(path === undefined ? {} : { path }),
  });
  const isTable =
    shape === 'parquet' || (shape === 'csv' && columns.length >= 2 && (plain.length >= 2 || isNamedTable));
  if (isTable) return unknown('A table of another tool', columns);
  if (shape !== 'json')
    return native(0, 'Nothing in it tells what it is; read as records of the log format.', columns);
  const reason = whyEmpty(head, found);
  if (reason !== undefined)
    return {
      ...{ format: 'table', title: 'An answer without rows', confidence: 0, reason, columns: [] },
      isEmpty: await isEmptyWhole(box),
    };
  const [path] = plain.length === 1 ? places : [];
  const inside = path === undefined ? plain : rowsAt(found, { shape: 'auto', path });
  const inList = ownRecords(inside);
  if (path !== undefined && inList !== undefined)
    return { ...native(inList.confidence, inList.reason, columns), path, isWrapped: true };
  if (inside.length > 0 && !inside.some(mayBeOwn))
    return unknown('A JSON export of another tool', Object.keys(inside[0] ?? {}), path);
  if (plain.length > 0)
    return native(0, 'No format that is known fits; read as records of the log format.', columns);
  return native(0, 'Nothing in it tells what it is; read as records of the log format.', columns);
}

/** A record of the log format with a fault, which is told by its line. */
const mayBeOwn = (row: Row) =>
  ['event_type', 'schema_version', 'attestation'].some((name) => name in row) ||
  ('decision_id' in row && ['mode', 'agent', 'outcome'].some((name) => name in row));
