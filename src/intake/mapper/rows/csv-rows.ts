import Papa from 'papaparse';
import { maxRecordBytes } from '../../reading/limits';
import { Peekable } from '../../reading/bytes';
import { asFound } from '../../reading/explain';
import { decode, decodeAny, invalidByte } from '../../reading/utf8';
import { blocksOf } from './csv-blocks';
import { isCutLike, isTotals, tableHead } from './csv-head';
import { resumeAt } from './csv-quotes';
import { NoRows, type RowOrBad } from './row';

const encoder = new TextEncoder();
const newline = 0x0a;
const maxColumns = 2000;
/** So many first bytes decide how a table is cut. */
const headBytes = 65_536;

/** Repeated names are numbered, as Jira writes `Labels` several times: `Labels (2)`. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell.trim() === '' ? `column ${at + 1}` : cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** A line of a block that is not all UTF-8. */
interface Line {
  readonly text: string;
  readonly byteLength: number;
  readonly isWindows: boolean;
  /** What stands where UTF-8 should, where it is damaged. */
  readonly invalid?: string;
}

function linesOf(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(newline, from);
    const own = bytes.subarray(from, next < 0 ? bytes.length : next + 1);
    const decoded = decodeAny(own);
    lines.push({
      byteLength: own.length,
      ...(decoded ?? { text: lossy.decode(own), isWindows: false, invalid: invalidByte(own) }),
    });
    from += own.length;
  }
  return lines;
}

const notClosed = (line: number) =>
  `From line ${line} a quotation mark is not closed within ${maxRecordBytes / 1024 / 1024} MiB.`;

const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

const newlinesIn = (text: string) => text.split('\n').length - 1;
const lengthOf = (text: string) => encoder.encode(text).length;

/** So many rows of totals may end a table. */
const mostTotals = 5;

/** A row of totals, which is no case: left out at the end of the table, a fault within it. */
interface Totals {
  readonly totals: string;
  readonly line: number;
}

const faultOf = ({ line, totals }: Totals) => ({
  ...{ line, expected: 'a case, no totals' },
  found: asFound(totals),
});

/**
 * Rows of a table with a head, in any text separator. Rows with more or fewer cells than the head are bad; lines above
 * the head, such as a title, and totals below the rows are left out.
 */
export async function* csvRows(
  pieces: AsyncIterable<Uint8Array>,
  separator: string | undefined,
): AsyncGenerator<RowOrBad[]> {
  let held: Totals[] = [];
  for await (const batch of tableRows(pieces, separator)) {
    const given: RowOrBad[] = [];
    for (const each of batch) {
      if ('totals' in each) held.push(each);
      else {
        given.push(...held.map(faultOf), each);
        held = [];
      }
    }
    yield given;
  }
  if (held.length > mostTotals) yield held.map(faultOf);
  else yield held.map((each) => ({ ...faultOf(each), leftOut: 'totals below the table' }));
}

async function* tableRows(
  pieces: AsyncIterable<Uint8Array>,
  separator: string | undefined,
): AsyncGenerator<(RowOrBad | Totals)[]> {
  let names: string[] | undefined;
  let firstCells: readonly string[] = [];
  const input = new Peekable(pieces);
  const start = await input.peekWhole(headBytes);
  const head = tableHead(
    new TextDecoder('utf-8').decode(start.subarray(0, headBytes)),
    start.length >= headBytes,
    separator,
  );
  const delimiter = head?.separator ?? separator;
  if (delimiter === undefined) input.throwFailure();
  if (delimiter === undefined) throw new NoRows('No separator cuts these lines into columns.');
  let above = head?.above ?? 0;
  const blocks = blocksOf(input.rest(), delimiter);
  let used: number | undefined;
  for (;;) {
    const next = await blocks.next(used);
    if (next.done === true) return;
    const { bytes, line: firstLine, offset, isOpen } = next.value;
    used = undefined;
    const utf8 = decode(bytes);
    const lines = utf8 === undefined ? linesOf(bytes) : undefined;
    const text = utf8 ?? lines!.map((each) => each.text).join('');
    const body = offset === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    let at = offset + (body.length === text.length ? 0 : 3);
    let line = firstLine;
    let from = 0;
    const found: (RowOrBad | Totals)[] = [];
    Papa.parse<string[]>(body, {
      delimiter,
      skipEmptyLines: false,
      step: ({ data: cells, errors, meta }, parser) => {
        const start = from;
        const raw = body.slice(from, meta.cursor);
        from = meta.cursor;
        const newlinesHere = newlinesIn(raw);
        const bytesOf = (part: string, count: number) =>
          lines
            ?.slice(line - firstLine, line - firstLine + count)
            .reduce((sum, each) => sum + each.byteLength, 0) ?? lengthOf(part);
        const own = lines?.slice(line - firstLine, line - firstLine + Math.max(1, newlinesHere));
        const byteLength = bytesOf(raw, Math.max(1, newlinesHere));
        const place = {
          line,
          byteOffset: at,
          byteLength: byteLength - (/\r?\n$/.exec(raw)?.[0].length ?? 0),
          ...(own?.some(({ isWindows }) => isWindows) === true ? { isWindows: true } : {}),
        };
        const problem = errors[0]?.message;
        if (names !== undefined && problem !== undefined) {
          const table = { columns: names.length, delimiter };
          const on = resumeAt(body, { start, end: meta.cursor, cells }, table);
          if (on !== undefined) {
            for (const [index, spoilt] of on.spoilt.entries()) {
              found.push({
                line: line + newlinesIn(body.slice(start, spoilt.start)),
                ...{ field: names[spoilt.cell] ?? '(row)', expected: 'a cell in closed quotes' },
                found: asFound(body.slice(spoilt.start, on.spoilt[index + 1]?.start ?? on.resume).trim()),
              });
            }
            const open = body.slice(start, on.resume);
            used = at - offset + bytesOf(open, newlinesIn(open));
            parser.abort();
            return;
          }
        }
        line += newlinesHere;
        at += byteLength;
        if (cells.every((cell) => cell.trim() === '')) return;
        if (names === undefined) {
          if (above-- > 0) {
            const what = { expected: 'the head of the table', found: asFound(raw.trim()) };
            found.push({ line: place.line, ...what, leftOut: 'lines above the head of the table' });
            return;
          }
          if (cells.length > maxColumns) throw new NoRows(`The table has ${cells.length} columns.`);
          names = columnNames(cells);
          firstCells = cells;
          return;
        }
        if (isTotals(cells)) {
          found.push({ line: place.line, totals: raw.trim() });
          return;
        }
        if (problem !== undefined || !isCutLike(cells, names.length)) {
          const expected =
            problem === undefined ? `${names.length} cells, as the head has` : 'cells in closed quotes';
          // Only the last row of a file has no end of its own; one of several lines may have swallowed others.
          const isEnd = !raw.endsWith('\n') || (problem !== undefined && newlinesHere > 1);
          found.push({
            line: place.line,
            expected,
            found: `${cells.length} cells: ${asFound(raw)}`,
            ...(isEnd ? { isEnd } : {}),
          });
          return;
        }
        // Of files that were joined each has its head.
        if (names.length > 1 && cells.every((cell, column) => cell === firstCells[column])) {
          const what = { expected: 'a row of the table', found: asFound(raw.trim()) };
          found.push({ line: place.line, ...what, leftOut: 'the head of the table, once more' });
          return;
        }
        const damaged = own?.find(({ invalid }) => invalid !== undefined);
        if (damaged?.invalid !== undefined) {
          found.push({ line: place.line, expected: 'UTF-8 text', found: damaged.invalid });
          return;
        }
        const row: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
        for (const [column, name] of names.entries()) row[name] = cells[column];
        found.push({ row: { ...row }, ...place });
      },
    });
    if (isOpen && used === undefined) throw new NoRows(notClosed(firstLine));
    yield found;
  }
}
