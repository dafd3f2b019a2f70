import type { WeekPoint } from '../../answers/outcomes/weeks';
import { isShown, tickWords } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { shareAxis } from '../axis/share-axis';
import type { MarkKind } from '../marks/Mark';
import { mostWeeks } from './week-point';

export interface SparklineProps {
  readonly weeks: readonly WeekPoint[];
  readonly mark: MarkKind;
  readonly better: 'lower' | 'higher';
}

const width = 196;
const height = 38;
const left = 36;
const px = (value: number) => Math.round(value * 10) / 10;

/** A rate week by week in a cell of a table: line, ordinary interval, the ends of its own axis. */
export function Sparkline({ weeks, mark, better }: SparklineProps) {
  const drawn = weeks.slice(-mostWeeks).map((week, at) => ({
    at,
    share: !week.immature && isShown(week) ? week.share : null,
    interval: week.interval,
  }));
  const told = drawn.flatMap(({ at, share, interval }) =>
    share === null ? [] : [{ at, share, low: interval?.lower ?? share, high: interval?.upper ?? share }],
  );
  if (told.length === 0) return null;
  const axis = shareAxis(
    told.flatMap(({ low, high }) => [low, high]),
    better === 'higher',
  );
  const x = (at: number) => left + (at / Math.max(1, drawn.length - 1)) * (width - left - 4);
  const y = (share: number) => 4 + (1 - (share - axis.from) / (axis.until - axis.from)) * (height - 8);
  const place = (at: number, share: number) => `${px(x(at))} ${px(y(share))}`;
  // A week that is not told breaks line and band.
  const runs: (typeof told)[] = [];
  for (const point of told) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.at === point.at - 1) run.push(point);
    else runs.push([point]);
  }
  return (
    <svg className={`plot spark ${markClass(mark)}`} width={width} height={height} aria-hidden="true">
      {[axis.until, axis.from].map((share) => (
        <g key={share}>
          <line className="grid" x1={left} x2={width} y1={y(share)} y2={y(share)} />
          <text className="end" x={left - 5} y={y(share) + 4}>
            {share === axis.until ? `${tickWords(share)}%` : tickWords(share)}
          </text>
        </g>
      ))}
      {runs.map((run) => {
        const upper = run.map(({ at, high }) => place(at, high)).join('L');
        const lower = run
          .toReversed()
          .map(({ at, low }) => place(at, low))
          .join('L');
        return (
          <g key={run[0]?.at}>
            <path className="band" d={`M${upper}L${lower}Z`} />
            <path
              className="line"
              style={{ strokeWidth: 1.5 }}
              d={`M${run.map(({ at, share }) => place(at, share)).join('L')}`}
            />
          </g>
        );
      })}
      {told.slice(-1).map(({ at, share }) => (
        <circle key={at} className="fill" cx={x(at)} cy={y(share)} r="2.5" />
      ))}
    </svg>
  );
}
