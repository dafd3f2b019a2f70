import { expect, it } from 'vitest';
import { tableCsv } from '../../src/charts/figure/table-csv';

it('saves what the table of a figure shows: all rows, totals, words without marks, formulas as text', () => {
  const rows = Array.from({ length: 300 }, (_, at) => ({ key: String(at), cells: [`r${at}`, at] }));
  const marked = (
    <>
      <svg>
        <path d="M0 0" />
      </svg>
      <b>4.2%</b> {['of ', 7]}
    </>
  );
  const csv = tableCsv({
    caption: 'c',
    columns: [{ label: 'Release' }, { label: 'Share', numeric: true }],
    rows: [
      { key: 'a', cells: ['=1+1', marked] },
      // Signs that only keep a line from breaking are no data.
      { key: 'b', cells: ['x', '1.8\u2060–\u20602.4\u00a0%'] },
      ...rows,
    ],
    foot: ['All', '1,000'],
  });
  const lines = csv.split('\r\n');
  expect(lines.slice(0, 3)).toEqual(['Release,Share', `"'=1+1",4.2% of 7`, 'x,1.8–2.4 %']);
  expect(lines).toHaveLength(2 + 300 + 3);
  expect(lines.at(-2)).toBe('All,"1,000"');
});
