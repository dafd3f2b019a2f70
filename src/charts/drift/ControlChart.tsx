import { withRoom, textWidth } from '../axis/room';
import { shareAxis, shareTick } from '../axis/share-axis';
import { useWidth } from '../axis/use-width';
import { isShown, utcDay, type RateNumbers } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import { HitLayer } from '../rates/HitLayer';
import './drift.css';

export interface ControlWeek extends RateNumbers {
  readonly key: string;
  /** Epoch ms of its first day. */
  readonly start: number;
  readonly immature: boolean;
  /** Shares beyond which a week stands out; null: that side cannot. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly out: 'above' | 'below' | null;
  readonly words: string;
}

export interface ControlChartProps {
  readonly weeks: readonly ControlWeek[];
  readonly centre: number;
  readonly mark: MarkKind;
  readonly better: 'lower' | 'higher';
  readonly releases: readonly { readonly at: number; readonly label: string }[];
  readonly flags: readonly { readonly at: number; readonly label: string }[];
  readonly onRows?: (key: string) => void;
}

const height = 196;
const [top, floor] = [24, 168];
const left = 34;

/** Weekly shares against the level of the baseline and the limits of each week's own n; weeks outside are filled. */
export function ControlChart({ weeks, centre, mark, better, releases, flags, onRows }: ControlChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>(380);
  const hatch = useHatch();
  const [first] = weeks;
  if (!first) return null;
  const drawn = weeks.filter((week) => isShown(week) && !week.immature);
  const axis = shareAxis(
    [
      ...drawn.flatMap(({ share, lower, upper }) => [share, lower, upper].filter((each) => each !== null)),
      centre,
    ],
    better === 'higher',
  );
  const slot = (width - left) / weeks.length;
  const length = 7 * 86_400_000;
  const x = (at: number) => left + ((at - first.start) / (weeks.length * length)) * (width - left);
  const y = (share: number) =>
    floor -
    ((Math.min(axis.until, Math.max(axis.from, share)) - axis.from) / (axis.until - axis.from)) *
      (floor - top);
  const end = first.start + weeks.length * length;
  const lines = releases.filter(({ at }) => at >= first.start && at < end);
  const labels = lines.map(({ at, label }) => ({ left: x(at) + 4, width: textWidth(label) }));
  const named = withRoom(labels);
  const path = drawn.map((week) => `${x(week.start) + slot / 2},${y(week.share ?? 0)}`).join(' ');
  return (
    <div ref={ref} className={`draw ${markClass(mark)}`}>
      <svg className="plot" height={height} aria-hidden="true">
        <Hatch id={hatch.id} />
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={left} x2="100%" y1={y(tick)} y2={y(tick)} />
            <text className="end" x={left - 6} y={y(tick) + 4}>
              {shareTick(axis)(tick)}
            </text>
          </g>
        ))}
        {weeks.map((week, at) =>
          week.immature ? (
            <rect
              key={week.key}
              x={left + at * slot}
              width={slot}
              y={top}
              height={floor - top}
              fill={hatch.fill}
              opacity=".6"
            />
          ) : (
            <path
              key={week.key}
              className="cc-limit"
              fill="none"
              d={[week.upper, week.lower]
                .filter((limit) => limit !== null && limit >= axis.from && limit <= axis.until)
                .map((limit) => `M${left + at * slot} ${y(limit ?? 0)}h${slot}`)
                .join('')}
            />
          ),
        )}
        {lines.map(({ at, label }, index) => (
          <g key={index}>
            <line className="event" x1={x(at)} x2={x(at)} y1="6" y2={floor} />
            {named[index] ? (
              <text className="halo" x={labels[index]?.left} y="14">
                {label}
              </text>
            ) : null}
          </g>
        ))}
        <line className="limit" x1={left} x2="100%" y1={y(centre)} y2={y(centre)} />
        <polyline points={path} fill="none" stroke="var(--c)" strokeWidth="1.75" />
        {drawn.map((week) => (
          <circle
            key={week.key}
            cx={x(week.start) + slot / 2}
            cy={y(week.share ?? 0)}
            r={week.out ? 4.5 : 2}
            fill="var(--c)"
            stroke={week.out ? 'var(--ink)' : 'none'}
            strokeWidth="1.5"
          />
        ))}
        {flags
          .filter(({ at }) => at >= first.start && at < end)
          .map(({ at }, index) => (
            <PlotMark key={index} kind="flag" x={x(at) + 4} y={floor - 7} size={13} />
          ))}
        <line className="zero" x1={left} x2="100%" y1={floor} y2={floor} />
        <text x={left} y={height - 8}>
          {utcDay(first.start)}
        </text>
        <text className="end" x="100%" y={height - 8}>
          {utcDay(end - 86_400_000)}
        </text>
      </svg>
      <HitLayer
        height={height}
        onPress={onRows}
        hits={weeks.map((week) => ({
          key: week.key,
          title: `Week from ${utcDay(week.start)}`,
          words: week.words,
        }))}
      />
    </div>
  );
}
