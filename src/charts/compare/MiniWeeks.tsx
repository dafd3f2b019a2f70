import { tickWords } from '../../words/format';
import { type ShareAxis } from '../axis/share-axis';
import { useWidth } from '../axis/use-width';
import type { Interval } from '../../words/format';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';

export interface MiniWeek {
  /** Where on the axis of time, 0…1. */
  readonly at: number;
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly n: number;
}

const plot = 78;
const bars = 22;

/** A small chart of shares by week, with the numbers below; for many side by side on one axis. */
export function MiniWeeks({
  weeks,
  axis,
  mark,
  most,
}: {
  readonly weeks: readonly MiniWeek[];
  readonly axis: ShareAxis;
  readonly mark: MarkKind;
  /** The tallest bar of all panels. */
  readonly most: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(340);
  const x = (at: number) => 34 + at * (width - 42);
  const y = (share: number) =>
    4 + (1 - Math.min(1, Math.max(0, (share - axis.from) / (axis.until - axis.from)))) * (plot - 8);
  const told = weeks.flatMap((week) => (week.share === null ? [] : [{ ...week, share: week.share }]));
  return (
    <div ref={ref}>
      <svg className={`plot ${markClass(mark)}`} height={plot + bars} aria-hidden="true">
        {[axis.from, axis.until].map((share) => (
          <g key={share}>
            <line className="grid" x1="34" x2={width} y1={y(share)} y2={y(share)} />
            <text className="end" x="28" y={y(share) + 4}>
              {share === axis.until ? `${tickWords(share)}%` : tickWords(share)}
            </text>
          </g>
        ))}
        {weeks.map((week) => (
          <rect
            key={week.at}
            className="nbar"
            x={x(week.at) - 2}
            width="4"
            y={plot + bars - (week.n / Math.max(1, most)) * bars}
            height={(week.n / Math.max(1, most)) * bars}
          />
        ))}
        {told.map((week) => (
          <g key={week.at}>
            {week.interval ? (
              <line
                className="whisk"
                style={{ strokeWidth: 1 }}
                x1={x(week.at)}
                x2={x(week.at)}
                y1={y(week.interval.lower)}
                y2={y(week.interval.upper)}
              />
            ) : null}
            <circle className="fill" cx={x(week.at)} cy={y(week.share)} r="2.6" />
          </g>
        ))}
      </svg>
    </div>
  );
}
