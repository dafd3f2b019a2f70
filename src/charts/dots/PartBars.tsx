import { Table, type Column } from '../table/Table';
import type { ReactNode } from 'react';
import { capital, count, percent } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import './dot-rows.css';

interface PartRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly values: readonly number[];
  readonly cells: readonly ReactNode[];
}

export interface PartBarsProps {
  readonly caption: string;
  readonly head: string;
  /** From most to least trusted; the last is hatched: nothing is known of it. */
  readonly parts: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly PartRow[];
  /** Heads of `cells`. */
  readonly columns: readonly string[];
}

const inks = ['var(--ink)', 'var(--ink-3)', 'var(--line-strong)'];

/** How a whole divides, row by row: a bar in ink from most to least trusted, and the shares themselves. */
export function PartBars({ caption, head, parts, rows, columns }: PartBarsProps) {
  const hatch = useHatch();
  const total = ({ values }: PartRow) => values.reduce((sum, n) => sum + n, 0);
  const bar = (row: PartRow) => {
    const start = (at: number) => row.values.slice(0, at).reduce((sum, n) => sum + n, 0);
    const wide = (n: number) => (total(row) === 0 ? '0%' : `${((100 * n) / total(row)).toFixed(2)}%`);
    return (
      <svg className="plot" height="14" aria-hidden="true">
        {row.values.map((n, at) => (
          <rect
            key={parts[at]?.id ?? at}
            x={wide(start(at))}
            width={wide(n)}
            y="3"
            height="10"
            fill={inks[at] ?? hatch.fill}
          />
        ))}
      </svg>
    );
  };
  const part = (row: PartRow, n: number) => {
    if (n === 0) return <span className="q">none</span>;
    return total(row) < 10 ? count(n) : percent(n / total(row));
  };
  return (
    <>
      <svg width="0" height="0" className="part-hatch" aria-hidden="true">
        <Hatch id={hatch.id} />
      </svg>
      <Table
        caption={caption}
        className="dot-rows"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { head, cell: ({ label }) => label },
          {
            head: parts.map(({ label }) => label).join(' | '),
            headClass: 'pl',
            className: 'pl',
            cell: bar,
          },
          ...parts.map(({ id, label }, at): Column<PartRow> => ({
            id,
            head: capital(label),
            number: true,
            cell: (row) => part(row, row.values[at] ?? 0),
          })),
          ...columns.map((label, at): Column<PartRow> => ({
            head: label,
            number: true,
            cell: ({ cells }) => cells[at],
          })),
        ]}
      />
    </>
  );
}
