import { Table, type Column } from '../table/Table';
import type { ReactNode } from 'react';
import { isArrow, nextByArrow } from '../keys/grid-place';
import { Mark, type MarkKind } from '../marks/Mark';
import './drift.css';

export interface HeatCell {
  readonly key: string;
  /** "4.0%", "2 of 8", or why nothing stands here. */
  readonly value: string;
  /** "+2.6 pt" against the baseline; null where nothing is compared. */
  readonly change: string | null;
  readonly n: string;
  readonly state: 'base' | 'worse1' | 'worse2' | 'better1' | 'better2' | 'plain' | 'nm';
  /** Did the number itself go up? For the arrow. */
  readonly rises: boolean;
  /** Everything the cell says, for a reader that does not see it. */
  readonly words: string;
}

export interface HeatRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly role: 'baseline' | 'candidate' | null;
  readonly cells: readonly HeatCell[];
}

export interface HeatMapProps {
  readonly caption: string;
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly sub: string;
    readonly mark?: MarkKind;
  }[];
  readonly rows: readonly HeatRow[];
  readonly onCell: (row: string, column: string) => void;
}

/**
 * Bundles down, measures across, each cell with its value, its change and its n. Filled only where the change is
 * shown; the word and the arrow say the same as the fill. A cell is a button that leads to its detail; arrow
 * keys move between cells.
 */
export function HeatMap({ caption, columns, rows, onCell }: HeatMapProps) {
  const cell = (row: HeatRow, at: number) => {
    const own = row.cells[at];
    if (!own) return null;
    const shown = /^(worse|better)/.exec(own.state)?.[1];
    return (
      <button type="button" onClick={() => onCell(row.key, own.key)} aria-label={own.words}>
        <b>{own.value}</b>
        <span>
          {own.change ?? own.n}
          {shown ? (
            <em>
              {own.rises ? '▲' : '▼'} {shown}
            </em>
          ) : null}
        </span>
        {own.change ? <span className="hm-n">{own.n}</span> : null}
      </button>
    );
  };
  return (
    <Table
      caption={caption}
      boxClass="heat-scroll"
      className="heat tall"
      rows={rows}
      rowKey={({ key }) => key}
      onKeyDown={moveByArrows}
      columns={[
        {
          head: 'Bundle',
          cell: ({ role, label }) => (
            <>
              {role ? <Mark kind={role} /> : null}
              {label}
            </>
          ),
        },
        ...columns.map(({ key, label, sub, mark }, at): Column<HeatRow> => ({
          id: key,
          head: (
            <>
              {mark ? <Mark kind={mark} /> : null}
              {label}
              <span className="q small detail">{sub}</span>
            </>
          ),
          className: ({ cells }) => `hm ${cells[at]?.state.replace('plain', '') ?? ''}`.trim(),
          cell: (row) => cell(row, at),
        })),
      ]}
    />
  );
}

function moveByArrows(event: React.KeyboardEvent<HTMLTableSectionElement>): void {
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.closest('tr');
  if (!isArrow(event.key) || !cell || !row) return;
  event.preventDefault();
  const rows = [...event.currentTarget.children];
  const columns = row.children.length;
  const from = { row: rows.indexOf(row), column: [...row.children].indexOf(cell) };
  const next = nextByArrow(event.key, from, { rows: rows.length, columns });
  if (next) rows[next.row]?.children[next.column]?.querySelector('button')?.focus();
}
