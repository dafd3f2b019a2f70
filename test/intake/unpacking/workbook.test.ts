import { expect, it } from 'vitest';
import { unpack } from '../../../src/intake/unpacking/unpack';
import { type Cell, workbookOf } from './workbook';

const head: Cell[] = ['number', 'state', 'close_code', 'opened_at', 'count', 'is_major'];

async function sheets(bytes: Uint8Array<ArrayBuffer>) {
  const parts = await unpack(new Blob([bytes]), 'book.xlsx');
  return Promise.all(
    parts.map(async ({ name, blob, from, problem }) => [
      name,
      from.join(', '),
      problem ?? (await blob.text()),
    ]),
  );
}

it('a sheet is a table: text as it stands, dates as on the wall, numbers as digits', async () => {
  const rows: Cell[][] = [
    head,
    // 46082.375 days after 30 December 1899: 1 March 2026, 09:00.
    ['SIR1', 'Closed', 'False, or "true"', { number: '46082.375', isDate: true }, { number: '3' }, true],
    [
      '0012',
      null,
      'lines\nof two',
      { number: '46082', isDate: true },
      { number: '0.10000000000000001' },
      false,
    ],
  ];
  expect(await sheets(workbookOf({ Incidents: rows }))).toEqual([
    [
      'book.xlsx',
      'an Excel workbook',
      'number,state,close_code,opened_at,count,is_major\n' +
        'SIR1,Closed,"False, or ""true""",2026-03-01T09:00:00,3,TRUE\n' +
        '0012,,"lines\nof two",2026-03-01T00:00:00,0.1,FALSE\n',
    ],
  ]);
});

it('a number of more digits than Excel keeps is written as one that names nothing', async () => {
  const [[, , text]] = (await sheets(
    workbookOf({
      a: [
        ['id', 'x'],
        [{ number: '1770000000000000000' }, 'y'],
        [{ number: '999999999999999' }, 'y'],
      ],
    }),
  )) as [[string, string, string]];
  expect(text).toBe('id,x\n1.77E+18,y\n999999999999999,y\n');
});

it('of several sheets each is a file; one that holds no table is none', async () => {
  const table: Cell[][] = [head, ['SIR1', 'Closed', 'x', null, null, null]];
  const found = await sheets(
    workbookOf({ March: table, Notes: [['only words']], 'April & May': table, Empty: [] }),
  );
  expect(found.map(([name]) => name)).toEqual(['book.xlsx › March', 'book.xlsx › April & May']);
});

it('a workbook without a table says so', async () => {
  const [[, , problem]] = (await sheets(workbookOf({ Notes: [['only words']] }))) as [
    [string, string, string],
  ];
  expect(problem).toContain('no sheet of it holds a table');
});
