import Papa from 'papaparse';
import { folded } from '../../vocabulary/words';

export const separators = [',', ';', '\t', '|', '\u2756', '\u001f', '\u0001'];

/** Where the rows of a table begin, and what cuts them into cells. */
export interface TableHead {
  readonly separator: string;
  /** Rows above the one with the names of the columns: a title, Excel's `sep=;`, PowerShell's `#TYPE`. */
  readonly above: number;
}

interface Guess extends TableHead {
  /** 0 to 1: the share of the rows, those above the head included, that have its cells. */
  readonly share: number;
  readonly columns: number;
}

/** So many rows decide; the head stands among the first of them. */
const lookedAt = 200;
const mostAbove = 20;
/** Of the rows below a head at least this share has its cells. */
const enough = 0.5;

const isBlank = (cell: string) => cell.trim() === '';
const filledIn = (cells: readonly string[]) => cells.filter((cell) => !isBlank(cell)).length;

/** Excel's own hint in the first line, which only says how the rest is cut. */
const hintedIn = (text: string): string | undefined => /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text)?.[1];

/** Has a row the cells of its head? Empty ones behind the last are no fault. */
export const isCutLike = (cells: readonly string[], columns: number): boolean =>
  cells.length === columns || (cells.length > columns && cells.slice(columns).every(isBlank));

const totals =
  /^(?:grand |overall |sub ?-?|sous-|zwischen)?(?:totals?|totale|totali|totaux|totales|sum|summe|gesamt|gesamtsumme|gesamtergebnis|insgesamt|somme|suma|soma|合計|総計|小計)(?: generale?)?(?: ?[:=(] ?[\d.,' ]*\)?)?$/u;

/** Does the first filled cell say that the row sums up others: `Total`, `Summe: 12`? */
export const isTotals = (cells: readonly string[]): boolean =>
  totals.test(
    folded(cells.find((cell) => !isBlank(cell)) ?? '')
      .trim()
      .replace(/\s+/gu, ' '),
  );

/** A title with empty cells behind it is no head, although it has as many cells. */
const mayBeHead = (cells: readonly string[]) =>
  cells.length >= 2 &&
  filledIn(cells) >= Math.min(2, cells.length - 1) &&
  cells[0]?.startsWith('#TYPE ') !== true;

/**
 * The first row that may be a head and whose cells at least half of the rows below it have. Rows above it are shorter:
 * one odd row below a head does not make the next row one.
 */
function headAmong(rows: readonly (readonly string[])[], separator: string): Guess | undefined {
  for (let at = 0; at < Math.min(rows.length, mostAbove); at++) {
    const head = rows[at]!;
    if (!mayBeHead(head)) continue;
    const above = rows.slice(0, at);
    const below = rows.slice(at + 1);
    if (above.some((cells) => filledIn(cells) >= head.length)) continue;
    if (below.length === 0 && above.some((cells) => filledIn(cells) > 1)) continue;
    const like = below.filter((cells) => isCutLike(cells, head.length)).length;
    if (like < below.length * enough) continue;
    const share =
      rows.length === 1 ? 1 : (like + (below.length === 0 ? 1 : 0)) / Math.max(1, rows.length - 1);
    return { separator, above: at, share, columns: head.length };
  }
  return undefined;
}

/** Without the meaning of quotes, where a mark that nobody closes swallows all rows below. */
const noQuotes = '\u0000';

/**
 * How the first lines of a table are cut into columns, at least two; undefined when no separator cuts most of them into
 * as many. `isCut`: the text ends inside its last row. `given`: the separator that a mapping names.
 */
export const tableHead = (text: string, isCut: boolean, given?: string): TableHead | undefined =>
  headIn(text, isCut, given) ?? (text.includes('"') ? headIn(text, isCut, given, noQuotes) : undefined);

function headIn(text: string, isCut: boolean, given?: string, quoteChar = '"'): TableHead | undefined {
  const hinted = given ?? hintedIn(text);
  let best: Guess | undefined;
  for (const separator of hinted === undefined ? separators : [hinted]) {
    const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
      ...{ delimiter: separator, quoteChar },
      preview: lookedAt,
      skipEmptyLines: 'greedy',
    });
    const rows = isCut && data.length > 2 && data.length < lookedAt ? data.slice(0, -1) : data;
    const found = headAmong(rows, separator);
    if (found === undefined) continue;
    const tenths = Math.round(found.share * 10);
    const bestTenths = Math.round((best?.share ?? -1) * 10);
    if (tenths > bestTenths || (tenths === bestTenths && found.columns > (best?.columns ?? 0))) best = found;
  }
  return best;
}
