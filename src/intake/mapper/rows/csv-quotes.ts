import Papa from 'papaparse';
import { isCutLike } from './csv-head';

/** So many lines below an open quotation mark are tried. */
const mostLines = 1_000;
/** So much of the text tells whether its rows go on. */
const lookedAt = 20_000;
const lookedAtRows = 3;

interface Table {
  /** Of its head. */
  readonly columns: number;
  readonly delimiter: string;
}

/** A row whose quotes are wrong: from where to where it was read, and as what. */
interface BrokenRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

/** A line that was to be a row, and the cell in it that is not closed; −1 where none shows. */
interface SpoiltLine {
  readonly start: number;
  readonly cell: number;
}

/**
 * Where rows go on below a quotation mark that nobody closed, and which lines are lost: they go on at the first line
 * that is a row by itself and is followed by rows. Undefined where none is: the row may as well be one long cell.
 * Never asked of a row whose quotes are right, whatever stands in its cells.
 */
export function resumeAt(
  text: string,
  row: BrokenRow,
  table: Table,
): { readonly resume: number; readonly spoilt: readonly SpoiltLine[] } | undefined {
  let at = below(text, row.start);
  for (let tries = 0; at > 0 && at < row.end && tries < mostLines; tries++, at = below(text, at)) {
    if (rowsGoOn(text.slice(at, at + lookedAt), table))
      return { resume: at, spoilt: spoiltLines(text, row, at, table) };
  }
  return undefined;
}

/** The start of the next line, 0 where there is none. */
const below = (text: string, at: number): number => text.indexOf('\n', at) + 1;

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

function rowsGoOn(text: string, { columns, delimiter }: Table): boolean {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: lookedAtRows });
  const isBroken = (row: number) => errors.some((error) => error.row === row);
  const [first, ...others] = data;
  if (first === undefined || isBlank(first) || isBroken(0) || !isCutLike(first, columns)) return false;
  // A row further down may have an open mark of its own.
  return others.every((cells, row) => isCutLike(cells, columns) || isBlank(cells) || isBroken(row + 1));
}

/** The lines that would be rows if their marks were closed: each may be a case that is lost. */
function spoiltLines(
  text: string,
  { start, cells }: BrokenRow,
  resume: number,
  { columns, delimiter }: Table,
): SpoiltLine[] {
  const long = cells.findIndex((cell) => cell.includes('\n'));
  const found = [{ start, cell: long < 0 ? cells.length - 1 : long }];
  for (let at = below(text, start); at < resume; at = below(text, at)) {
    const line = text.slice(at, below(text, at)).trimEnd();
    // A mark is no more than a mark.
    const [own = []] = Papa.parse<string[]>(line, { delimiter, quoteChar: '\u0000' }).data;
    if (isCutLike(own, columns))
      found.push({ start: at, cell: own.findIndex((cell) => /^"[^"]*$/.test(cell)) });
  }
  return found;
}
