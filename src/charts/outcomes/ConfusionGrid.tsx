import { Table, type Column } from '../table/Table';
import type { ConfusionCell, ConfusionRow } from '../../answers/outcomes/confusion-grid';
import { count, counted } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { Mark } from '../marks/Mark';
import './outcomes.css';

export interface ConfusionGridProps {
  readonly caption: string;
  /** What the human did: "contained", "escalated", … */
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly ConfusionRow[];
  readonly onRows?: (row: string, column: string) => void;
}

const part = (n: number, all: number) => (all === 0 ? '0%' : `${((100 * n) / all).toFixed(2)}%`);

function CellBody({ cell, wrongWord }: { readonly cell: ConfusionCell; readonly wrongWord: string }) {
  const hatch = useHatch();
  const all = cell.right + cell.wrong + cell.open;
  if (all === 0) return <span className="q">none</span>;
  return (
    <>
      <b>{count(all)}</b>
      <svg className="plot" height="8" aria-hidden="true">
        <Hatch id={hatch.id} />
        <rect width={part(cell.right, all)} height="8" fill="var(--truth)" />
        <rect x={part(cell.right, all)} width={part(cell.wrong, all)} height="8" fill="var(--wrong)" />
        <rect
          x={part(cell.right + cell.wrong, all)}
          width={part(cell.open, all)}
          height="8"
          fill={hatch.fill}
        />
      </svg>
      <span className="q">
        {cell.right > 0 ? <span>{count(cell.right)} right</span> : null}
        {cell.wrong > 0 ? (
          <span className="w">
            <Mark kind="wrong" />
            {count(cell.wrong)} {wrongWord}
          </span>
        ) : null}
        {cell.open > 0 ? <span>{count(cell.open)} open</span> : null}
      </span>
    </>
  );
}

/** What the agent would have done, what the human did, and what was right. */
export function ConfusionGrid({ caption, columns, rows, onRows }: ConfusionGridProps) {
  return (
    <Table
      caption={caption}
      className="conf"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'agent',
          head: (
            <span className="hd">
              <Mark kind="agent" />
              Agent would
            </span>
          ),
          cell: ({ label }) => label,
        },
        ...columns.map((column, at): Column<ConfusionRow> => ({
          id: column.id,
          head:
            at === 0 ? (
              <span className="hd">
                <Mark kind="human" />
                Human {column.label}
              </span>
            ) : (
              <>
                <span className="vh">Human </span>
                <span aria-hidden="true">…</span>
                {column.label}
              </>
            ),
          cell: (row) => {
            const cell = row.cells[at] ?? { right: 0, wrong: 0, open: 0 };
            const body = <CellBody cell={cell} wrongWord={row.wrongWord} />;
            const any = cell.right + cell.wrong + cell.open > 0;
            if (!onRows || !any) return <div className="still">{body}</div>;
            return (
              <button type="button" onClick={() => onRows(row.id, column.id)}>
                {body}
                <span className="vh">
                  . Agent would {row.label}, human {column.label}. Open rows
                </span>
              </button>
            );
          },
        })),
      ]}
    />
  );
}

/** The grid's numbers as a plain table is the grid itself; this is its one sentence. */
export function confusionSummary(rows: readonly ConfusionRow[]): string {
  const sum = (of: (cell: ConfusionCell, word: ConfusionRow['wrongWord']) => number) =>
    rows.reduce((all, row) => all + row.cells.reduce((a, cell) => a + of(cell, row.wrongWord), 0), 0);
  const [right, open] = [sum((cell) => cell.right), sum((cell) => cell.open)];
  const wrong = sum((cell, word) => (word === 'wrong' ? cell.wrong : 0));
  const missed = sum((cell, word) => (word === 'missed' ? cell.wrong : 0));
  return `${counted(right + wrong + missed + open, 'decision')}: ${count(right)} right, ${count(wrong)} wrong, ${count(missed)} missed, ${count(open)} without a label that counts yet, never taken for right.`;
}
