import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Section } from '../../src/app/parts/Section';
import { Table, type Column } from '../../src/charts/table/Table';

interface Fruit {
  readonly name: string;
  readonly n: number;
}

const fruits: readonly Fruit[] = [
  { name: 'pear', n: 3 },
  { name: 'plum', n: 0 },
];
const name: Column<Fruit> = { head: 'Fruit', cell: (fruit) => fruit.name };
const number: Column<Fruit> = {
  head: 'Number',
  number: true,
  className: ({ n }) => (n === 0 ? 'q' : undefined),
  cell: ({ n }) => n,
};
const markup = renderToStaticMarkup;

describe('a table', () => {
  it('names itself, heads its columns and rows, and scrolls by keyboard under its name', () => {
    const text = markup(<Table caption="Fruit" columns={[name, number]} rows={fruits} />);
    expect(text).toContain('<div class="scroll" role="region" aria-label="Fruit" tabindex="0"><table>');
    expect(text).toContain('<caption class="vh">Fruit</caption>');
    expect(text).toContain('<th scope="col">Fruit</th><th scope="col" class="num">Number</th>');
    expect(text).toContain('<tr><th scope="row">pear</th><td class="num">3</td></tr>');
    expect(text).toContain('<tr><th scope="row">plum</th><td class="num q">0</td></tr>');
    expect(text).not.toContain('tfoot');
  });
  it('heads its rows by the column that says so, or by none', () => {
    const at: Column<Fruit> = { head: '#', cell: (_, place) => place + 1 };
    const named = markup(<Table caption="c" columns={[at, { ...name, rowHead: true }]} rows={fruits} />);
    expect(named).toContain('<tr><td>1</td><th scope="row">pear</th></tr>');
    const without = markup(<Table caption="c" columns={[{ ...at, rowHead: false }, name]} rows={fruits} />);
    expect(without).toContain('<tr><td>1</td><td>pear</td></tr>');
  });
  it('has totals as soon as one column has, zero among them', () => {
    const columns = [
      { ...name, foot: 'Total' },
      { ...number, foot: 0 },
    ];
    expect(markup(<Table caption="c" columns={columns} rows={fruits} />)).toContain(
      '<tfoot><tr><th scope="row">Total</th><td class="num">0</td></tr></tfoot>',
    );
  });
  it('shows what a row has open below it, and a sentence in place of no rows', () => {
    const opened = ({ n }: Fruit) => (n === 0 ? 'why none' : null);
    const text = markup(<Table caption="c" columns={[name, number]} rows={fruits} opened={opened} />);
    expect(text.match(/class="opened"/g)).toHaveLength(1);
    expect(text).toContain('<tr class="opened"><td colSpan="2">why none</td></tr>');
    const none = markup(<Table caption="c" columns={[name]} rows={[]} empty="No fruit." />);
    expect(none).toBe('<p class="part-note">No fruit.</p>');
  });
  it('says how a column is sorted, and how many rows there are where few are in the page', () => {
    const virtual = { rowCount: 7, widths: ['40%', '60%'], box: {} };
    const columns = [{ ...name, sorted: 'ascending' as const }, number];
    const text = markup(<Table caption="c" columns={columns} rows={fruits} virtual={virtual} />);
    expect(text).toContain('<table aria-rowcount="8">');
    expect(text).toContain('<tr aria-rowindex="1"><th scope="col" aria-sort="ascending">');
  });
});

describe('a section', () => {
  const statement = { sql: 'SELECT 1', values: [] };
  it('offers its SQL once there is a statement, and shows none before it is asked', () => {
    const text = markup(<Section title="Fruit" sub="All of it." sql={statement} />);
    expect(text).toContain('<h2>Fruit</h2><p class="sub">All of it.</p><span class="acts"><button');
    expect(text).toContain('aria-expanded="false"');
    expect(text).not.toContain('SELECT 1');
    for (const sql of [undefined, null, []])
      expect(markup(<Section title="Fruit" sql={sql} />)).not.toContain('button');
  });
});
