import { Table, type Column } from '../table/Table';
import { useState, type KeyboardEvent } from 'react';
import { count, percent } from '../../words/format';
import { isArrow, nextByArrow, type GridPlace } from '../keys/grid-place';
import './coverage-grid.css';

export interface CoverageCell {
  readonly of: number;
  readonly present: number;
  /** Cases of a source that has no place for it: neither present nor missing. */
  readonly notCarried: number;
}

interface CoverageRow {
  readonly key: string;
  readonly label: string;
  readonly sub: string;
  /** One per column. */
  readonly cells: readonly CoverageCell[];
}

export interface CoverageGridProps {
  readonly caption: string;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly sub: string }[];
  readonly rows: readonly CoverageRow[];
  /** Opens what is missing in a cell. */
  readonly onMissing: (row: string, column: string) => void;
}

/** Below this many cases a cell says "3 of 4" in place of a percentage. */
const least = 10;

function shadeOf({ of, present }: CoverageCell): string {
  if (of === 0) return 'none';
  const missing = 1 - present / of;
  if (missing === 0) return 'm0';
  if (missing < 0.1) return 'm1';
  if (missing < 0.5) return 'm2';
  return missing < 1 ? 'm3' : 'm4';
}

/** A share that never rounds to what it is not: 99.96% is not all, 0.04% is not none. */
function shareOf({ of, present }: CoverageCell): string {
  if (of === 0) return '–';
  if (of < least) return `${present} of ${of}`;
  if (present === of) return '100%';
  if (present === 0) return '0%';
  const words = percent(present / of);
  if (/^100(\.0*)?%$/.test(words)) return '>99.9%';
  return /^0(\.0*)?%$/.test(words) ? '<0.1%' : words;
}

const wordsOf = (cell: CoverageCell): string => {
  const { of, present, notCarried } = cell;
  const from = notCarried === 0 ? '' : `; ${count(notCarried)} more come from a source that cannot carry it`;
  if (of === 0) return notCarried > 0 ? 'the source cannot carry it' : 'asked of no decision';
  return `${count(present)} of ${count(of)} carry it, ${count(of - present)} do not${from}`;
};

/**
 * Audit fields down, sources, bundles or weeks across. Darker = more is missing; the share stands in each cell. One
 * stop of the Tab key: arrows move, Enter opens what is missing.
 */
export function CoverageGrid({ caption, columns, rows, onMissing }: CoverageGridProps) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const place = {
    row: Math.min(at.row, Math.max(0, rows.length - 1)),
    column: Math.min(at.column, Math.max(0, columns.length - 1)),
  };
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const next = moved(event.key, place, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    const row = event.currentTarget.children[next.row];
    row?.children[next.column + 1]?.querySelector('button')?.focus();
  };
  return (
    <Table
      caption={caption}
      region={null}
      boxClass="coverage-scroll"
      className="coverage"
      rows={rows}
      rowKey={({ key }) => key}
      onKeyDown={move}
      columns={[
        { head: 'Field', cell: ({ label, sub }) => <Named label={label} sub={sub} /> },
        ...columns.map(({ key, label, sub }, columnAt): Column<CoverageRow> => ({
          id: key,
          head: <Named label={label} sub={sub} />,
          className: ({ cells }) => shadeOf(cells[columnAt]!),
          cell: (row, rowAt) => {
            const cell = row.cells[columnAt]!;
            return (
              <button
                type="button"
                tabIndex={rowAt === place.row && columnAt === place.column ? 0 : -1}
                aria-label={`${row.label}, ${label}: ${wordsOf(cell)}`}
                aria-disabled={cell.of === cell.present}
                onFocus={() => setAt({ row: rowAt, column: columnAt })}
                onClick={() => {
                  if (cell.of > cell.present) onMissing(row.key, key);
                }}
              >
                {cell.of === 0 && cell.notCarried > 0 ? (
                  <span className="not-carried">not carried</span>
                ) : (
                  shareOf(cell)
                )}
                {cell.of > 0 && cell.notCarried > 0 && (
                  <span className="q small">{count(cell.notCarried)} not carried</span>
                )}
              </button>
            );
          },
        })),
      ]}
    />
  );
}

const Named = ({ label, sub }: { readonly label: string; readonly sub: string }) => (
  <>
    {label}
    <span className="q small">{sub}</span>
  </>
);

/** The next place; at the edge the same one, so that the page does not scroll. */
function moved(key: string, from: GridPlace, rows: number, columns: number): GridPlace | null {
  if (key === 'Home') return { row: from.row, column: 0 };
  if (key === 'End') return { row: from.row, column: columns - 1 };
  return nextByArrow(key, from, { rows, columns }) ?? (isArrow(key) ? from : null);
}
