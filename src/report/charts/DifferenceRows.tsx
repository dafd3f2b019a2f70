import { plain, points } from '../../words/format';
import type { MarkKind } from '../../records/report/mark-kinds';
import { PlotMark } from '../../charts/marks/Mark';
import { across, drawnName, px } from './scale';

const rowHeight = 34;

export type DifferenceReading = 'worse' | 'better' | 'unclear';

const marks: Record<DifferenceReading, MarkKind> = { worse: 'wrong', better: 'within', unclear: 'ink' };

export interface DifferenceRow {
  readonly key: string;
  readonly title: string;
  /** Of shares, -1 to 1. */
  readonly difference: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly reading: DifferenceReading;
}

/** Differences with their intervals around nought, all on one scale: the bound furthest from nought. */
export function DifferenceRows({
  rows,
  summary,
}: {
  readonly rows: readonly DifferenceRow[];
  readonly summary: string;
}) {
  const furthest = Math.max(
    0.01,
    ...rows.flatMap(({ interval }) => (interval ? [Math.abs(interval.lower), Math.abs(interval.upper)] : [])),
  );
  const x = (difference: number) => across(0.5 + (difference / furthest) * 0.48);
  return (
    <svg className="plot" height={rows.length * rowHeight + 4} role="img" aria-label={summary}>
      <line className="zero" x1="50%" x2="50%" y1="0" y2={rows.length * rowHeight} />
      {rows.map(({ key, title, difference, interval, reading }, at) => {
        const y = px(at * rowHeight + 24);
        return (
          <g key={key} className={`m-${marks[reading]}`}>
            <text x="0" y={at * rowHeight + 13} className="halo">
              <tspan className="ink">{drawnName(title)}</tspan>
              <tspan className="more">{`  ${plain(points(difference ?? 0, interval))}, ${reading}`}</tspan>
            </text>
            {interval && (
              <line className="whisk" x1={x(interval.lower)} x2={x(interval.upper)} y1={y} y2={y} />
            )}
            <PlotMark kind={marks[reading]} x={x(difference ?? 0)} y={y} />
          </g>
        );
      })}
    </svg>
  );
}
