import type { KeyboardEvent, ReactNode } from 'react';
import type { AnswerColumn, AnswerLine } from '../../answers/readiness/matrix-cells';
import type { ScopeAnswer } from '../../answers/readiness/may-it-act';
import { EvidenceShare } from '../evidence/EvidenceBar';
import { nextByArrow, type GridPlace } from '../keys/grid-place';
import { Mark } from '../marks/Mark';
import { verdictMark } from '../marks/Chip';
import { Table, type Column } from '../table/Table';
import './verdicts.css';

export interface VerdictMatrixProps {
  readonly caption: string;
  /** Heads the first column. */
  readonly corner: string;
  readonly columns: readonly AnswerColumn[];
  readonly lines: readonly AnswerLine[];
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  /** What a line is called, as a link. */
  readonly nameOf: (line: AnswerLine) => ReactNode;
  /** The next step of a cell, as a link. */
  readonly nextOf: (answer: ScopeAnswer) => ReactNode;
}

/** The answer by workflow and risk class. Arrow keys move between cells, Enter selects. */
export function VerdictMatrix(props: VerdictMatrixProps) {
  const { caption, corner, columns, lines, selected, onSelect, nameOf, nextOf } = props;
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const buttonAt = (at: GridPlace) =>
      event.currentTarget
        .closest('table')
        ?.querySelector<HTMLButtonElement>(`[data-at="${at.row},${at.column}"]`);
    const size = { rows: lines.length, columns: columns.length };
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
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { head: corner, cell: nameOf },
        ...columns.map((column, c): Column<AnswerLine> => ({
          id: column.key,
          head: (
            <span className="rc">
              <b>{column.title}</b> <span>{column.limit}</span>
            </span>
          ),
          stacked: column.title,
          className: ({ cells }) => (cells[c]?.key === selected ? 'cell sel' : 'cell'),
          cell: ({ cells }, r) => {
            const cell = cells[c];
            if (!cell) return <span className="d still">no decisions</span>;
            return (
              <div className="in">
                <button
                  type="button"
                  data-at={`${r},${c}`}
                  aria-pressed={cell.key === selected}
                  onClick={() => onSelect(cell.key)}
                  onKeyDown={(event) => move(event, r, c)}
                >
                  <span className="v">
                    <Mark kind={verdictMark(cell.state)} />
                    {cell.verdict}
                  </span>
                  {cell.state === 'eligible' && cell.warnings !== '' && (
                    <span className="d speaks">{cell.warnings}</span>
                  )}
                  <span className="decides">{cell.decides}</span>
                  {cell.evidence === null ? null : (
                    <>
                      <EvidenceShare share={cell.evidence} />
                      <span className="d">{cell.evidenceWords}</span>
                    </>
                  )}
                </button>
                <span className="nx">{nextOf(cell)}</span>
              </div>
            );
          },
        })),
      ]}
    />
  );
}
