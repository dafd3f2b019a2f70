import { Table } from '../../../charts/table/Table';
import type { BlockOf } from '../../../records/report/blocks';
import { count } from '../../../words/format';

type Shown = BlockOf<'texts'> | BlockOf<'notes'>;

/** Rows of a table that is open from the start. */
const mostOpen = 12;

function Content({ block }: { readonly block: Shown }) {
  if (block.kind === 'notes')
    return (
      <ul className="audit-notes">
        {block.notes.map(({ strong, text }) => (
          <li key={text}>{strong ? <b>{text}</b> : text}</li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={block.title}
      className="audit-table"
      asCards
      rows={block.rows}
      pageSize={50}
      columns={block.columns.map(({ title, numeric, mono }, at) => ({
        head: title,
        number: numeric,
        className: mono ? 'mono wrap' : '',
        cell: (row: readonly string[]) => row[at],
      }))}
    />
  );
}

/** The same block that the report and the command line print; a long table is closed until it is opened. */
export function Block({ block, isFolded }: { readonly block: Shown; readonly isFolded?: boolean }) {
  const rows = block.kind === 'texts' ? block.rows.length : block.notes.length;
  if (rows === 0) return null;
  if (isFolded ?? rows > mostOpen)
    return (
      <details className="fold">
        <summary>
          <b>{block.title}</b>
          {block.kind === 'texts' && rows > mostOpen && <span className="q">, {count(rows)} rows</span>}
        </summary>
        <p className="part-note small">{block.lead}</p>
        <Content block={block} />
      </details>
    );
  return (
    <>
      <h3 className="part-title">{block.title}</h3>
      {block.kind === 'texts' && <p className="part-note small">{block.lead}</p>}
      <Content block={block} />
    </>
  );
}
