import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { shareAxis, shareTick } from '../axis/share-axis';
import { count, isShown, utcDate } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import { markClass } from '../../records/report/mark-kinds';
import type { MarkKind } from '../marks/Mark';
import { Remarks } from './Remarks';
import { HitLayer } from './HitLayer';
import { pointWords } from './rate-point';
import { drawnReleases, WeekOverlay, type ControlFlag, type ReleaseLine } from './WeekOverlay';
import { mostWeeks } from './week-point';
import { weekLength } from '../../answers/outcomes/weeks';
import type { WeekPoint } from '../../answers/outcomes/weeks';

export interface RateByWeekProps {
  readonly weeks: readonly WeekPoint[];
  readonly mark: MarkKind;
  readonly better: 'lower' | 'higher';
  readonly releases?: readonly ReleaseLine[];
  readonly flags?: readonly ControlFlag[];
  /** Pixels without the lines of flags. */
  readonly height?: number;
  readonly onRows?: (key: string) => void;
}

const axisWidth = 32;
/** Three lines of names of releases. */
const top = 54;
/** Gap, n bars and dates under the plot. */
const gap = 76;
/** Flags and their words, in two lines. */
const flagLines = 34;
const barHeight = 34;

/**
 * A rate week by week: line, pale ordinary interval, releases as dotted lines, control events as flags,
 * weeks that have not matured hatched and without a line, n per week as bars on a base of their own. A
 * week with too few decisions has a bar and no line.
 */
export function RateByWeek(props: RateByWeekProps) {
  const { mark, better, releases = [], flags = [], onRows } = props;
  const weeks = props.weeks.slice(-mostWeeks);
  const under = gap + (flags.length > 0 ? flagLines : 0);
  const height = (props.height ?? 290) + under - gap;
  const hatch = useHatch();
  const [first] = weeks;
  if (!first) return null;
  const rows = weeks.map((week) => {
    const shown = !week.immature && isShown(week);
    return {
      middle: week.start + weekLength / 2,
      share: shown ? week.share : null,
      range: shown && week.interval ? [week.interval.lower, week.interval.upper] : null,
    };
  });
  const values = rows.flatMap((row) => [...(row.share === null ? [] : [row.share]), ...(row.range ?? [])]);
  const axis = shareAxis(values, better === 'higher');
  const alone = rows.map(
    (row, at) =>
      row.share !== null && (rows[at - 1]?.share ?? null) === null && (rows[at + 1]?.share ?? null) === null,
  );
  const span = [first.start, first.start + weeks.length * weekLength];
  const barTop = height - gap + 20;
  const left = props.weeks.length - weeks.length;
  const inView = releases.filter((release) => release.at >= first.start && release.at < (span[1] ?? 0));
  const undrawn = inView.length - drawnReleases(inView).length;

  return (
    <div>
      {axis.note ? <p className="figsub">{axis.note}</p> : null}
      <div className={`draw ${markClass(mark)}`}>
        <div aria-hidden="true">
          <ResponsiveContainer width="100%" height={height} minWidth={0}>
            <ComposedChart
              data={rows}
              margin={{ top, right: 0, bottom: under, left: 0 }}
              accessibilityLayer={false}
            >
              <Hatch id={hatch.id} />
              <CartesianGrid vertical={false} />
              <XAxis type="number" dataKey="middle" domain={span} height={0} hide allowDataOverflow />
              <YAxis
                width={axisWidth}
                domain={[axis.from, axis.until]}
                ticks={[...axis.ticks]}
                tickFormatter={shareTick(axis)}
                interval={0}
                axisLine={false}
                tickLine={false}
                tickSize={0}
                tickMargin={8}
                allowDataOverflow
              />
              <Area
                dataKey="range"
                stroke="none"
                fill="var(--c)"
                fillOpacity="var(--band-alpha)"
                activeDot={false}
                isAnimationActive={false}
              />
              <Line
                dataKey="share"
                stroke="var(--c)"
                strokeWidth={2}
                activeDot={false}
                isAnimationActive={false}
                dot={({ key, cx, cy, index }) =>
                  alone[index] ? <circle key={key} cx={cx} cy={cy} r={3} fill="var(--c)" /> : <g key={key} />
                }
              />
              <WeekOverlay
                weeks={weeks}
                releases={releases}
                flags={flags}
                hatch={hatch.fill}
                barTop={barTop}
                barHeight={barHeight}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
        <HitLayer
          height={barTop + barHeight}
          onPress={onRows}
          hits={weeks.map((week) => ({
            key: week.key,
            title: `Week from ${utcDate(week.start)}`,
            words: week.immature
              ? `not matured, not judged; ${count(week.n)} resolved so far`
              : pointWords(week),
          }))}
        />
      </div>
      {undrawn > 0 ? (
        <p className="fignote">
          {count(inView.length)} releases in this time; only the two compared are drawn.
        </p>
      ) : null}
      <Remarks points={weeks} />
      {left > 0 ? <p className="fignote">{count(left)} earlier weeks are in the table only.</p> : null}
    </div>
  );
}
