import { isValidElement, type ReactNode } from 'react';
import { csvText } from '../../words/csv';
import { plain } from '../../words/format';
import type { DataTableProps } from '../table/Table';

/** What a cell says, without its marks. */
function wordsOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  if (isValidElement<{ children?: ReactNode }>(node)) return wordsOf(node.props.children);
  return typeof node === 'string' || typeof node === 'number' ? plain(String(node)) : '';
}

/** The table of a figure as CSV: all of its rows, in the words that the table shows. */
export function tableCsv({ columns, rows, foot }: DataTableProps): string {
  const all = [...rows.map(({ cells }) => cells), ...(foot ? [foot] : [])];
  return csvText(
    columns.map(({ label }) => label),
    all.map((cells) => columns.map((_, at) => wordsOf(cells[at]))),
  );
}

const saidIn = (cell: Element): string =>
  plain(cell.textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A table as it stands on the page as CSV, and whether rows are left that it does not show yet; null without one. */
export function pageTableCsv(figure: Element): { readonly csv: string; readonly isPart: boolean } | null {
  const table = figure.querySelector('.figbody table');
  if (!table) return null;
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map(saidIn),
  );
  const [head = [], ...body] = rows;
  return { csv: csvText(head, body), isPart: figure.querySelector('.figbody [data-more]') !== null };
}
