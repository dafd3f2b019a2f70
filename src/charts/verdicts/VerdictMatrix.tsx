import { Table, type Column } from '../table/Table';
import type { KeyboardEvent } from 'react';
import type { VerdictColumn, VerdictRow } from '../../answers/readiness/matrix-cells';
import { EvidenceAxis, EvidenceBar } from '../evidence/EvidenceBar';
import { eUntil } from '../evidence/e-scale';
import { eValue, hitsIn } from '../../words/format';
import { nextByArrow, type GridPlace } from '../keys/grid-place';
import { VerdictWords } from '../marks/Chip';
import './verdicts.css';

export interface VerdictMatrixProps {
  readonly caption: string;
  /** Heads the first column. */
  readonly corner: string;
  readonly columns: readonly VerdictColumn[];
  readonly rows: readonly VerdictRow[];
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
}

const barKinds = {
  eligible: 'eligible',
  not_shown_yet: 'notyet',
  step_down: 'stepdown',
  not_measurable: 'nm',
} as const;

/** Verdict by workflow and risk class. Arrow keys move between cells, Enter selects. */
export function VerdictMatrix({ caption, corner, columns, rows, selected, onSelect }: VerdictMatrixProps) {
  const scales = columns.map((column, at) => scaleOf(column, rows, at));
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const buttonAt = (at: GridPlace) =>
      event.currentTarget
        .closest('table')
        ?.querySelector<HTMLButtonElement>(`[data-at="${at.row},${at.column}"]`);
    const size = { rows: rows.length, columns: columns.length };
    const next = nextByArrow(event.key, { row, column }, size, (at) => Boolean(buttonAt(at)));
    if (!next) return;
    event.preventDefault();
    buttonAt(next)?.focus();
  };
  return (
    <Table
      caption={caption}
      region={null}
      className="matrix stack"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          head: corner,
          cell: ({ title, detail }) => (
            <>
              {title}
              {detail ? <span className="q">{detail}</span> : null}
            </>
          ),
        },
        ...columns.map((column, c): Column<VerdictRow> => ({
          id: column.key,
          head: (
            <>
              <span className="rc">
                <b>{column.title}</b>
                <span>{column.limit}</span>
              </span>
              <EvidenceAxis {...scales[c]!} />
            </>
          ),
          stacked: `${column.title}, ${column.limit}`,
          className: ({ cells }) => {
            const cell = cells[c];
            return `cell ${cell?.key === selected ? 'sel' : ''} ${cell?.e === null ? 'none' : ''}`.trim();
          },
          cell: ({ cells }, r) => {
            const cell = cells[c];
            if (!cell) return <span className="d still">no decisions</span>;
            return (
              <button
                type="button"
                data-at={`${r},${c}`}
                aria-pressed={cell.key === selected}
                onClick={() => onSelect(cell.key)}
                onKeyDown={(event) => move(event, r, c)}
              >
                <VerdictWords state={cell.state} tierHeld={cell.tierHeld} />
                {cell.errors === null ? null : (
                  <span className="k">{hitsIn(cell.errors, cell.incidents)}</span>
                )}
                {cell.e === null ? null : (
                  <EvidenceBar
                    e={cell.e}
                    needed={cell.needed ?? column.needed}
                    until={scales[c]?.until}
                    kind={barKinds[cell.state]}
                  />
                )}
                <span className="d">{cell.note ?? (cell.e === null ? '' : `E ${eValue(cell.e)}`)}</span>
              </button>
            );
          },
        })),
      ]}
    />
  );
}

/** One scale for all bars of a column, and the value at which all its gates open, if it is one. */
function scaleOf(column: VerdictColumn, rows: readonly VerdictRow[], at: number) {
  const needs = rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return !cell || cell.e === null ? [] : [cell.needed ?? column.needed];
  });
  const same = needs.length > 0 && needs.every((need) => Math.abs(need - column.needed) < 1e-9);
  return { needed: same ? column.needed : null, until: eUntil(needs) };
}
