import type { Mapping } from '../../../records/mapping';
import { hasByteOrderMark, isGzip } from '../../reading/container';
import { RepeatedKey } from '../../../records/json';
import { parseExactOnce } from '../../reading/exact-json';
import { GzipBroken } from '../../reading/gunzip';
import { firstAt, type Row, valuesAt } from './path';
import { activityRows, areActivities } from './activity-rows';
import { tableHead } from './csv-head';
import { csvRows } from './csv-rows';
import { jsonRows } from './json-rows';
import { areJsonLines } from './json-text';
import { otlpRows } from './otlp';
import { parquetRows } from './parquet-rows';
import { headBytes, headOf, unpackedPieces } from './head';
import { unwrapped } from './unwrapped';
import { type ByteBox, type FoundRow, NoRows, type RowOrBad } from './row';
import { asFound, repeatedFault } from '../../reading/explain';
import { isObject } from '../../../records/unknown';

export type Shape = 'csv' | 'json' | 'parquet';

/** Told from the first unpacked bytes: Parquet by its mark, JSON by its bracket, anything else is a table. */
export function shapeOf(head: Uint8Array): Shape {
  if (head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31) return 'parquet';
  const first = head.subarray(hasByteOrderMark(head) ? 3 : 0).find((byte) => byte > 0x20);
  if (first === 0x7b || first === 0x5b) return 'json';
  // Console output: JSON lines among plain ones, or each behind what a collector writes before it.
  const text = new TextDecoder().decode(head);
  if (areActivities(text)) return 'json';
  const isTable = () => tableHead(text, head.length >= headBytes) !== undefined;
  return areJsonLines(text, isTable) ? 'json' : 'csv';
}

/**
 * The rows of a source as a mapping wants them, in batches; of Parquet only `columns` are read. What stands around rows
 * is taken off, unless it is among the columns that the mapping looks at. Throws `NoRows` where the source cannot be
 * read as rows from some place on; what came before stands.
 */
export async function* rowsOf(
  box: ByteBox,
  { rows: wanted }: Pick<Mapping, 'rows'>,
  columns?: readonly string[],
  looksAt: readonly string[] = columns ?? [],
): AsyncGenerator<RowOrBad[]> {
  const start = new Uint8Array(await box.slice(0, 4).arrayBuffer());
  const head = wanted.shape === 'auto' || wanted.shape === 'json' ? await headOf(box) : undefined;
  const shape = head === undefined ? wanted.shape : shapeOf(head);
  const isOfNet = shape === 'json' && areActivities(new TextDecoder().decode(head));
  try {
    if (shape === 'parquet') {
      for await (const batch of parquetRows(box, columns)) yield unfolded(batch, wanted, looksAt);
      return;
    }
    const pieces = unpackedPieces(box, isGzip(start));
    const batches =
      shape === 'csv' && wanted.shape !== 'json'
        ? csvRows(pieces, wanted.separator)
        : isOfNet
          ? activityRows(pieces)
          : jsonRows(pieces, {
              mixed: wanted.mixed ?? false,
              // What stands beside the list is of no use there.
              ...(wanted.otlp === true || wanted.keep !== undefined
                ? {}
                : { paths: [wanted.path ?? []].flat() }),
            });
    for await (const batch of batches) yield unfolded(batch, wanted, looksAt);
  } catch (reason) {
    if (reason instanceof GzipBroken)
      throw new NoRows(`The file cannot be unpacked to its end: ${reason.message}.`);
    throw reason;
  }
}

/**
 * The rows in what was found, by their path; what is wrapped around them is taken off unless the mapping looks at it.
 * Of each thing found at most so many rows are given.
 */
export function unfolded(
  batch: readonly RowOrBad[],
  wanted: Mapping['rows'],
  looksAt: readonly string[] = [],
  most = Infinity,
): RowOrBad[] {
  const own = new Set([...looksAt, ...(wanted.json ?? [])]);
  const paths = [wanted.path ?? []].flat();
  const kept = (field: string) => own.has(field) || paths.some((path) => firstKeyOf(path) === field);
  return batch.flatMap((each) => {
    if (!('row' in each)) return [each];
    try {
      return inside(each, wanted, kept, most);
    } catch (reason) {
      // In a text inside it.
      if (!(reason instanceof RepeatedKey)) throw reason;
      return [{ line: each.line, ...repeatedFault(reason.path) }];
    }
  });
}

function inside(
  found: FoundRow,
  { path = [], keep, otlp, json, lower_first: lower }: Mapping['rows'],
  kept: (field: string) => boolean,
  most: number,
): RowOrBad[] {
  const whole = unwrapped(found.row, kept);
  const paths = typeof path === 'string' ? [path] : path;
  const isPlain = paths.length === 0 && otlp !== true && json === undefined && lower !== true;
  if (isPlain && whole.rows[0] === found.row) return [found];
  const all = whole.rows.flatMap((row): unknown[] => {
    // A file may as well hold the rows themselves.
    const own = found.isInside === true ? undefined : paths.find((each) => firstKeyOf(each) in row);
    const listed = own === undefined ? [row] : valuesAt(row, own).flat();
    return otlp === true
      ? listed.flatMap((each): unknown[] => (isObject(each) ? otlpRows(each) : [each]))
      : listed;
  });
  const rows = all.length > most ? all.slice(0, most) : all;
  return rows.flatMap((row): RowOrBad[] => {
    if (!isObject(row)) {
      return [{ line: found.line, expected: 'an object', found: asFound(row) }];
    }
    // A hit of a search stands inside its answer.
    const within = paths.length === 0 ? { rows: [row as Row], isUnwrapped: false } : unwrapped(row, kept);
    const isUnwrapped = found.isUnwrapped === true || whole.isUnwrapped || within.isUnwrapped;
    const { attested, ...place } = found;
    return within.rows.map((own) => {
      const isWhole = own === found.row && attested !== undefined;
      const plain = withKept((lower === true ? lowered(own) : own) as Row, found.row, keep);
      return {
        ...place,
        ...(isWhole ? { attested } : {}),
        row: json === undefined ? plain : withParsed(plain, json),
        ...(isUnwrapped ? { isUnwrapped } : {}),
      };
    });
  });
}

/** What stands beside the rows in their document, in each of them; a column of its own under that name stays. */
function withKept(row: Row, document: Row, keep: Mapping['rows']['keep']): Row {
  if (keep === undefined || row === document) return row;
  const kept = Object.entries(keep).flatMap(([as, path]) => {
    const found = firstAt(document, path);
    return found === undefined ? [] : [[as, found.value] as const];
  });
  return { ...Object.fromEntries(kept), ...row };
}

const firstKeyOf = (path: string) => /^[^.[]+/.exec(path)?.[0] ?? path;

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      lowered(inner),
    ]),
  );
}

function withParsed(row: Row, columns: readonly string[]): Row {
  const result: Record<string, unknown> = { ...row };
  for (const column of columns) {
    const value = result[column];
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) continue;
    try {
      result[column] = parseExactOnce(value);
    } catch (reason) {
      // Text that is no JSON stays as it was.
      if (reason instanceof RepeatedKey) throw reason;
    }
  }
  return result;
}
