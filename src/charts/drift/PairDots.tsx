import { Table, type Column } from '../table/Table';
import type { ReactNode } from 'react';
import { shareAxis, shareTick } from '../axis/share-axis';
import { PlotMark } from '../marks/Mark';
import './drift.css';

export interface PairDot {
  readonly key: string;
  readonly label: ReactNode;
  /** Shares; null where there is none to draw. */
  readonly before: number | null;
  readonly after: number | null;
  readonly cells: readonly ReactNode[];
}

export interface PairDotsProps {
  readonly caption: string;
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly PairDot[];
}

/** A table in which each row draws the baseline's ring and the candidate's dot on one shared axis of shares. */
export function PairDots({ caption, head, columns, rows }: PairDotsProps) {
  const values = rows.flatMap(({ before, after }) => [before, after]).filter((value) => value !== null);
  const axis = shareAxis(values);
  const x = (share: number) => `${((share - axis.from) / (axis.until - axis.from)) * 100}%`;
  const axisHead = (
    <>
      <span className="vh">Baseline ring, candidate dot</span>
      <svg className="plot" height="14" aria-hidden="true">
        {axis.ticks.map((tick, at) => (
          <text
            key={tick}
            x={x(tick)}
            y="12"
            textAnchor={at === 0 ? 'start' : at === axis.ticks.length - 1 ? 'end' : 'middle'}
          >
            {shareTick(axis)(tick)}
          </text>
        ))}
      </svg>
    </>
  );
  const plot = ({ before, after }: PairDot) => (
    <svg className="plot" height="20" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line key={tick} className="grid" x1={x(tick)} x2={x(tick)} y1="-8" y2="28" />
      ))}
      {before !== null && after !== null ? (
        <line className="wf-join" x1={x(before)} x2={x(after)} y1="10" y2="10" />
      ) : null}
      {before === null ? null : <PlotMark kind="baseline" x={x(before)} y={10} />}
      {after === null ? null : <PlotMark kind="candidate" x={x(after)} y={10} size={13} />}
    </svg>
  );
  return (
    <Table
      caption={caption}
      className="dot-rows pair-dots"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { head, cell: ({ label }) => label },
        { id: 'plot', head: axisHead, headClass: 'pl', className: 'pl', cell: plot },
        ...columns.map((label, at): Column<PairDot> => ({
          head: label,
          number: true,
          cell: ({ cells }) => cells[at],
        })),
      ]}
    />
  );
}
