import type { Mapping } from '../../../records/mapping';
import { hasByteOrderMark, isGzip } from '../../reading/container';
import { parseExact } from '../../reading/exact-json';
import { GzipBroken } from '../../reading/gunzip';
import { type Row, valuesAt } from './path';
import { csvRows, separatorOf } from './csv-rows';
import { jsonRows } from './json-rows';
import { otlpRows } from './otlp';
import { parquetRows } from './parquet-rows';
import { headOf, unpackedPieces } from './head';
import { type BadRow, type ByteBox, type FoundRow, NoRows, type RowOrBad } from './row';
import { isObject } from '../../../records/unknown';

export type Shape = 'csv' | 'json' | 'parquet';

/** Told from the first unpacked bytes: Parquet by its mark, JSON by its bracket, anything else is a table. */
export function shapeOf(head: Uint8Array): Shape {
  if (head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31) return 'parquet';
  const first = head.subarray(hasByteOrderMark(head) ? 3 : 0).find((byte) => byte > 0x20);
  if (first === 0x7b || first === 0x5b) return 'json';
  const text = new TextDecoder().decode(head);
  // Console output that mixes plain lines with JSON lines.
  return /^\s*\{.*\}\s*$/m.test(text) && separatorOf(text) === undefined ? 'json' : 'csv';
}

/**
 * The rows of a source as a mapping wants them, in batches. Throws `NoRows` where the source cannot be
 * read as rows from some place on; what came before stands.
 */
export async function* rowsOf(
  box: ByteBox,
  { rows: wanted }: Pick<Mapping, 'rows'>,
  columns?: readonly string[],
): AsyncGenerator<RowOrBad[]> {
  const start = new Uint8Array(await box.slice(0, 4).arrayBuffer());
  const shape =
    wanted.shape === 'auto' || wanted.shape === 'json' ? shapeOf(await headOf(box)) : wanted.shape;
  try {
    if (shape === 'parquet') {
      for await (const batch of parquetRows(box, columns)) yield unfolded(batch, wanted);
      return;
    }
    const pieces = unpackedPieces(box, isGzip(start));
    const batches =
      shape === 'csv' && wanted.shape !== 'json'
        ? csvRows(pieces, wanted.separator)
        : jsonRows(pieces, { mixed: wanted.mixed ?? false });
    for await (const batch of batches) yield unfolded(batch, wanted);
  } catch (reason) {
    if (reason instanceof GzipBroken)
      throw new NoRows(`The file cannot be unpacked to its end: ${reason.message}.`);
    throw reason;
  }
}

function unfolded(batch: RowOrBad[], wanted: Mapping['rows']): RowOrBad[] {
  if (wanted.path === undefined && !wanted.otlp && !wanted.json && !wanted.lower_first) return batch;
  return batch.flatMap((each) => ('row' in each ? inside(each, wanted) : [each]));
}

function inside(
  found: FoundRow,
  { path, otlp, json, lower_first: lower }: Mapping['rows'],
): (FoundRow | BadRow)[] {
  let rows: unknown[] = [found.row];
  if (otlp === true) rows = otlpRows(found.row);
  else if (path !== undefined) {
    const paths = typeof path === 'string' ? [path] : path;
    // A file may as well hold the rows themselves.
    const own = paths.find((each) => firstKeyOf(each) in found.row);
    if (own !== undefined) rows = valuesAt(found.row, own).flat();
  }
  return rows.map((row) => {
    if (!isObject(row)) {
      return {
        line: found.line,
        expected: 'an object',
        found: JSON.stringify(row)?.slice(0, 120) ?? 'nothing',
      };
    }
    const plain = lower === true ? lowered(row) : row;
    return { ...found, row: json === undefined ? (plain as Row) : withParsed(plain as Row, json) };
  });
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
      result[column] = parseExact(value);
    } catch {
      // It stays the text it was.
    }
  }
  return result;
}
