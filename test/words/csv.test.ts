import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/words/csv';

const lines = (...cells: (string | number | boolean | null)[]) =>
  csvText(['a'], [cells]).slice('a\r\n'.length);

describe('a table as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n+2'])(
    'never starts a formula: %j',
    (text) => {
      expect(lines(text)).toBe(`"'${text}"\r\n`);
    },
  );
  it('quotes a cell that holds a comma, a quote or a line end, and doubles quotes', () => {
    expect(lines('a,b', 'say "no"', 'a\nb')).toBe('"a,b","say ""no""","a\nb"\r\n');
    expect(lines('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"\r\n`);
  });
  it('leaves other text and every number as they are, and nothing empty', () => {
    expect(lines('confidence 0.9', '', null, -0.5, true)).toBe('confidence 0.9,,,-0.5,true\r\n');
  });
  it('gives every row the cells it has', () => {
    expect(csvText(['a', 'b'], [[], ['x'], [null]])).toBe('a,b\r\n\r\nx\r\n\r\n');
  });
});
