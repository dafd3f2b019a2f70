import { Table, type Column } from '../table/Table';
import type { ReactNode } from 'react';
import type { Interval } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark, type MarkKind } from '../marks/Mark';
import './dot-rows.css';

export interface DotRow {
  readonly key: string;
  readonly label: ReactNode;
  /** Where the dot stands; null where none may be drawn. */
  readonly value: number | null;
  readonly interval?: Interval | null;
  /** Hatched: where the value might lie once the unresolved are known. */
  readonly open?: Interval | null;
  /** The slot is hatched as not measurable. */
  readonly notMeasurable?: boolean;
  /** One per further column. */
  readonly cells: readonly ReactNode[];
}

export interface DotAxis {
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly number[];
  readonly tick: (value: number) => string;
  /** An ink line, named in the table's text. */
  readonly line?: number;
}

export interface DotRowsProps {
  readonly caption: string;
  readonly head: string;
  readonly plotHead: string;
  readonly axis: DotAxis;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly DotRow[];
  readonly mark: MarkKind;
}

/** A table in which each row draws its value with whisker on one shared axis, beside the numbers themselves. */
export function DotRows({ caption, head, plotHead, axis, columns, rows, mark }: DotRowsProps) {
  const x = (value: number) => {
    const inside = Math.min(axis.until, Math.max(axis.from, value));
    return ((inside - axis.from) / (axis.until - axis.from)) * 100;
  };
  const axisHead = (
    <>
      {plotHead}
      <svg className="plot" height="14" aria-hidden="true">
        {axis.ticks.map((tick, at) => (
          <text
            key={tick}
            className={axis.ticks.length > 4 && at % 2 === 1 ? 'between' : undefined}
            x={`${x(tick)}%`}
            y="12"
            textAnchor={at === 0 ? 'start' : at === axis.ticks.length - 1 ? 'end' : 'middle'}
          >
            {axis.tick(tick)}
          </text>
        ))}
      </svg>
    </>
  );
  const plot = (row: DotRow) => <RowPlot row={row} axis={axis} mark={mark} x={x} />;
  return (
    <Table
      caption={caption}
      className="dot-rows"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { head, cell: ({ label }) => label },
        { id: 'plot', head: axisHead, headClass: 'pl', className: 'pl', cell: plot },
        ...columns.map(({ label, numeric }, at): Column<DotRow> => ({
          head: label,
          number: numeric,
          cell: ({ cells }) => cells[at],
        })),
      ]}
    />
  );
}

interface RowPlotProps {
  readonly row: DotRow;
  readonly axis: DotAxis;
  readonly mark: MarkKind;
  readonly x: (value: number) => number;
}

function RowPlot({ row, axis, mark, x }: RowPlotProps) {
  const hatch = useHatch();
  const span = ({ lower, upper }: Interval) => ({
    x: `${x(lower)}%`,
    width: `${Math.max(0.3, x(upper) - x(lower))}%`,
  });
  return (
    <svg className={`plot ${markClass(mark)}`} height="22" aria-hidden="true">
      <Hatch id={hatch.id} />
      {axis.ticks.map((tick) => (
        <line key={tick} className="grid" x1={`${x(tick)}%`} x2={`${x(tick)}%`} y1="-8" y2="30" />
      ))}
      {row.notMeasurable ? (
        <rect x="0" width="100%" y="4" height="14" fill={hatch.fill} opacity=".5" />
      ) : null}
      {row.open ? <rect {...span(row.open)} y="6" height="10" fill={hatch.fill} /> : null}
      {axis.line === undefined ? null : (
        <line className="limit" x1={`${x(axis.line)}%`} x2={`${x(axis.line)}%`} y1="-8" y2="30" />
      )}
      {row.interval ? (
        <line
          className="whisk"
          x1={`${x(row.interval.lower)}%`}
          x2={`${x(row.interval.upper)}%`}
          y1="11"
          y2="11"
        />
      ) : null}
      {row.value === null ? null : <PlotMark kind={mark} x={`${x(row.value)}%`} y={11} />}
    </svg>
  );
}
