import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/intake/mapper/rows/csv-rows';

const cellsOf = 'id,note,state';

/** Rows by their ids, and what stands in place of others, in pieces of so many bytes. */
async function read(lines: readonly string[], size = Infinity, head = cellsOf) {
  const bytes = new TextEncoder().encode([head, ...lines].join('\n'));
  async function* pieces() {
    const step = Math.min(size, bytes.length);
    for (let at = 0; at < bytes.length; at += step) yield await Promise.resolve(bytes.slice(at, at + step));
  }
  const rows: Record<string, unknown>[] = [];
  const bad: unknown[] = [];
  const places: string[] = [];
  for await (const batch of csvRows(pieces(), ',')) {
    for (const each of batch) {
      if (!('row' in each)) bad.push(each);
      else {
        rows.push(each.row);
        const { byteOffset, byteLength, line } = each;
        places.push(`${line}: ${new TextDecoder().decode(bytes.slice(byteOffset, byteOffset + byteLength))}`);
      }
    }
  }
  return { rows, bad, places, ids: rows.map(({ id }) => id) };
}

describe('a quotation mark that nobody closes', () => {
  const lines = ['1,a,new', '2,"b,new', '3,c,new', '4,"two\nlines",new', '5,"says ""hi""",new', '6,f,new'];

  it.each([Infinity, 7, 1])(
    'spoils its own line, and those below are read (pieces of %d bytes)',
    async (size) => {
      const { ids, bad, rows, places } = await read(lines, size);
      expect(ids).toEqual(['1', '3', '4', '5', '6']);
      expect(rows[2]).toEqual({ id: '4', note: 'two\nlines', state: 'new' });
      expect(rows[3]?.note).toBe('says "hi"');
      expect(bad).toEqual([
        { line: 3, field: 'note', expected: 'a cell in closed quotes', found: '"2,\\"b,new"' },
      ]);
      expect(places).toEqual([
        '2: 1,a,new',
        '4: 3,c,new',
        '5: 4,"two\nlines",new',
        '7: 5,"says ""hi""",new',
        '8: 6,f,new',
      ]);
    },
  );

  it('in the first row, in the last, and in several', async () => {
    expect((await read(['1,"a,new', ...lines.slice(2)])).ids).toEqual(['3', '4', '5', '6']);
    const last = await read([...lines.slice(2), '7,"g,new']);
    expect(last.ids).toEqual(['3', '4', '5', '6']);
    expect(last.bad).toMatchObject([{ line: 7, isEnd: true }]);
    const several = await read([
      '1,a,new',
      '2,"b,new',
      '3,"c,new',
      '4,d,new',
      '5,"e,new',
      '6,f,new',
      '7,g,new',
    ]);
    expect(several.ids).toEqual(['1', '4', '6', '7']);
    // Each of them is a case that is lost, also where two stand one below the other.
    expect(several.bad).toMatchObject([
      { line: 3, field: 'note', found: '"2,\\"b,new"' },
      { line: 4, field: 'note', found: '"3,\\"c,new"' },
      { line: 6, field: 'note' },
    ]);
  });

  it('takes the lines that are no rows by themselves with it', async () => {
    const { ids, bad } = await read([
      '1,a,new',
      '2,"b and',
      'more of it',
      'and more,new',
      '3,c,new',
      '4,d,new',
    ]);
    expect(ids).toEqual(['1', '3', '4']);
    expect(bad).toMatchObject([{ line: 3, found: '"2,\\"b and\\nmore of it\\nand more,new"' }]);
  });

  it('of a table whose cells are all quoted', async () => {
    const { ids } = await read(['"1","a","new"', '"2","b,"new"', '"3","c","new"', '"4","d","new"']);
    expect(ids).toEqual(['1', '3', '4']);
  });

  it('far above the end of a large file', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `${index},${'long text '.repeat(300)},new`);
    many[3] = '3,"plain text,new';
    const { ids, bad } = await read(many, 65_536);
    expect(ids.length).toBe(2_999);
    expect(bad).toMatchObject([{ line: 5, field: 'note' }]);
  });
});

describe('a cell of several lines', () => {
  it('stays one where its quotes are right, though its lines look like rows', async () => {
    const { ids, bad, rows } = await read(['1,"x\n7,approved,true\n8,approved,true\n",new', '2,b,new']);
    expect(ids).toEqual(['1', '2']);
    expect(bad).toEqual([]);
    expect(rows[0]?.note).toBe('x\n7,approved,true\n8,approved,true\n');
  });

  it('gives no row where marks stand inside it and no line of it is one', async () => {
    const { ids, bad } = await read(['1,a,new', '2,"said "hi" and', 'went home",new']);
    expect(ids).toEqual(['1']);
    expect(bad).toMatchObject([
      { line: 3, expected: 'cells in closed quotes' },
      { line: 4, expected: '3 cells, as the head has', isEnd: true },
    ]);
  });

  it('a mark inside a cell of one line spoils that line alone', async () => {
    const { ids, bad } = await read(['1,a,new', '2,"said "hi" there",new', '3,c,new']);
    expect(ids).toEqual(['1', '3']);
    expect(bad).toEqual([
      { line: 3, expected: 'cells in closed quotes', found: expect.stringContaining('said') as string },
    ]);
  });
});
