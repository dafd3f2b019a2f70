import { markClass } from '../../records/report/mark-kinds';
import type { DataTableProps } from '../table/Table';

export interface ShiftPoint {
  readonly quantile: number;
  readonly ref: number;
  readonly cur: number;
}

export interface QuantileShiftPlotProps {
  readonly points: readonly ShiftPoint[];
  /** How a value is said: "0.94", "1,204 ms". */
  readonly say: (value: number) => string;
}

const height = 158;
const top = 16;
const floor = 122;

/** Candidate quantile less baseline quantile, from the 5th to the 95th percentile: where a distribution moved. */
export function QuantileShiftPlot({ points, say }: QuantileShiftPlotProps) {
  const shifts = points.map(({ ref, cur }) => cur - ref);
  const most = shifts.reduce((sum, shift) => Math.max(sum, Math.abs(shift)), 0) || 1;
  const y = (shift: number) => (top + floor) / 2 - (shift / most) * ((floor - top) / 2);
  const x = (quantile: number) => `${quantile * 100}%`;
  return (
    <svg className={`plot ${markClass('candidate')}`} height={height} aria-hidden="true">
      {[-most, 0, most].map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? 'zero' : 'grid'}
          x1="0"
          x2="100%"
          y1={y(tick)}
          y2={y(tick)}
        />
      ))}
      <text x="0" y={top - 5}>
        +{say(most)}
      </text>
      <text x="0" y={floor + 14}>
        −{say(most)}
      </text>
      {points.map(({ quantile }, at) => (
        <g key={quantile}>
          <line className="whisk" x1={x(quantile)} x2={x(quantile)} y1={y(0)} y2={y(shifts[at] ?? 0)} />
          <circle cx={x(quantile)} cy={y(shifts[at] ?? 0)} r="3" fill="var(--c)" />
        </g>
      ))}
      {[0.1, 0.5, 0.9].map((quantile) => (
        <text key={quantile} className="mid" x={x(quantile)} y={height - 2}>
          {quantile * 100}th percentile
        </text>
      ))}
    </svg>
  );
}

export function shiftTable(
  points: readonly ShiftPoint[],
  caption: string,
  say: (value: number) => string,
): DataTableProps {
  return {
    caption,
    columns: [
      { label: 'Percentile' },
      { label: 'Baseline', numeric: true },
      { label: 'Candidate', numeric: true },
      { label: 'Shift', numeric: true },
    ],
    rows: points.map(({ quantile, ref, cur }) => ({
      key: String(quantile),
      cells: [
        `${Math.round(quantile * 100)}`,
        say(ref),
        say(cur),
        `${cur > ref ? '+' : cur < ref ? '−' : ''}${say(Math.abs(cur - ref))}`,
      ],
    })),
  };
}
