import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/words/csv';

const lines = (...cells: (string | number | boolean | null)[]) =>
  csvText(['a'], [cells]).slice('a\r\n'.length);

describe('a table as CSV', () => {
  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '=1\nb', '\tb', '\rb', '\nb'],
    ...['＝1', '＋1', '－1', '＠SUM(A1)', ' =1', '\u00a0=1', '\u3000＝1', '\ufeff=1', '\u200b=1', '\0=1'],
  ])('never starts a formula: %j', (text) => {
    expect(lines(text)).toBe(`"'${text}"\r\n`);
  });
  it('starts none for a program that separates cells by semicolons, or breaks lines within quotes', () => {
    // Excel in a German locale reads a line of such a table as cells between semicolons; a quote counts only at the
    // start of a cell.
    const cellsOf = (csv: string) => csv.split(/[;\r\n]/).map((cell) => cell.replace(/^["\s]+/, ''));
    const hostile = ['a;=1+1', 'a;"=1+1"', 'a;\t@SUM(1)', 'a\n=1+1', 'a\r\n+1', 'x; ＝1', 'a;;-1', "b;'=1"];
    for (const text of hostile) {
      const cells = cellsOf(csvText(['head;=1'], [['first', text]]));
      expect(
        cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell)),
        text,
      ).toEqual([]);
    }
    expect(lines('a; b - c')).toBe('a; b - c\r\n');
  });
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
