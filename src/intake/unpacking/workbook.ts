import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import { errorText } from '../../records/unknown';
import { type Budget, CannotUnpack } from './budget';
import type { ZipEntry } from './zip';

export interface Sheet {
  readonly name: string;
  readonly csv: Blob;
}

const has = (entries: readonly ZipEntry[], name: string) => entries.some((entry) => entry.name === name);

export const isWorkbook = (entries: readonly ZipEntry[]): boolean => has(entries, 'xl/workbook.xml');

/** What an archive is that holds a document and no logs. */
export function documentIn(entries: readonly ZipEntry[]): string | undefined {
  if (has(entries, 'xl/workbook.bin')) return 'a binary Excel workbook: save it as .xlsx or CSV';
  if (has(entries, 'word/document.xml')) return 'a Word document';
  if (has(entries, 'ppt/presentation.xml')) return 'a presentation';
  if (has(entries, 'content.xml') && has(entries, 'mimetype'))
    return 'an OpenDocument file: save it as .xlsx or CSV';
  return undefined;
}

/** Excel keeps 15 digits: a longer number is not what was typed, and must not name anything. */
const numberText = (text: string): string => {
  const value = Number(text);
  if (Math.abs(value) < 1e15) return String(value);
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return `${value / 10 ** exponent}E+${exponent}`;
};

/** A cell's date and time are those on somebody's wall, without an offset. */
const wallTime = (date: Date): string => date.toISOString().replace(/(\.000)?Z$/, '');

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return isNaN(cell.getTime()) ? '' : wallTime(cell);
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : typeof cell === 'string' ? cell : '';
}

/** The sheets of an Excel workbook as tables; one without a second row or a second column is none. */
export async function sheetsOf(blob: Blob, entries: readonly ZipEntry[], budget: Budget): Promise<Sheet[]> {
  budget.take(entries.reduce((sum, { size }) => sum + size, 0));
  const sheets = await readXlsxFile<string>(blob, { parseNumber: numberText, trim: false }).catch(
    (reason: unknown) => {
      throw new CannotUnpack(`its workbook cannot be read (${errorText(reason)})`);
    },
  );
  return sheets.flatMap(({ sheet, data }) => {
    const rows = data.map((row) => row.map(cellText));
    if (rows.length < 2 || !rows.some((row) => row.filter((cell) => cell !== '').length > 1)) return [];
    return [
      {
        name: sheet.replace(/\p{Cc}/gu, '\ufffd'),
        csv: new Blob([Papa.unparse(rows, { newline: '\n' }), '\n']),
      },
    ];
  });
}
