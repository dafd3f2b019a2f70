import {
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { Hatch, useHatch } from '../marks/Hatch';
import { fitted, textWidth, withRoom } from '../axis/room';
import { tickWords, utcDay } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { type MarkKind, PlotMark } from '../marks/Mark';
import type { ControlFlag, ReleaseLine } from '../rates/WeekOverlay';
import { thinnedWatch, type WatchNumbers } from './watch-points';

export interface WatchChartProps extends WatchNumbers {
  readonly mark: MarkKind;
  /** Epoch ms; the same for every guardrail, so that they can be read across. */
  readonly from: number;
  readonly until: number;
  /** Incidents that opened later are too young to be judged, epoch ms. */
  readonly judgedUntil: number;
  readonly releases: readonly ReleaseLine[];
  readonly flags: readonly ControlFlag[];
  readonly height?: number;
}

/** A CUSUM by the day of its incidents against its alarm level: bundles as dotted lines, control events as flags, what is too young hatched. */
export function WatchChart(props: WatchChartProps) {
  const { points, mark, from, until, height = 190 } = props;
  const drawn = thinnedWatch(points);
  const hatch = useHatch();
  if (drawn.length === 0) return null;
  const high = Math.max(1.15, drawn.reduce((most, { level }) => Math.max(most, level), 0) * 1.05);
  const top = Math.min(high, 3);
  const rows = drawn.map(({ at, level }) => ({ at, level: Math.min(level, top) }));
  return (
    <div>
      <div className={`draw ${markClass(mark)}`} aria-hidden="true">
        <ResponsiveContainer width="100%" height={height} minWidth={0}>
          <ComposedChart
            data={rows}
            margin={{ top: 26, right: 4, bottom: 24, left: 0 }}
            accessibilityLayer={false}
          >
            <Hatch id={hatch.id} />
            <CartesianGrid vertical={false} syncWithTicks />
            <XAxis type="number" dataKey="at" domain={[from, until]} height={0} hide allowDataOverflow />
            <YAxis
              width={36}
              domain={[0, top]}
              ticks={top > 2 ? [0, 1, 2, 3].filter((tick) => tick <= top) : [0, 0.5, 1]}
              tickFormatter={(level: number) => `${tickWords(level)}${level >= 1 ? '%' : ''}`}
              interval={0}
              axisLine={false}
              tickLine={false}
              tickSize={0}
              tickMargin={8}
            />
            <Line
              dataKey="level"
              type="stepAfter"
              stroke="var(--c)"
              strokeWidth={2}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
            <WatchOverlay {...props} hatch={hatch.fill} />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {high > top ? (
        <p className="fignote">Beyond three times the alarm level it is drawn at the edge.</p>
      ) : null}
    </div>
  );
}

function WatchOverlay({
  tripped,
  from,
  until,
  judgedUntil,
  releases,
  flags,
  hatch,
}: WatchChartProps & { readonly hatch: string }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  const px = (at: number) => x(at) ?? area.x;
  const alarm = y(1) ?? area.y;

  const lines = releases.filter(({ at }) => at >= from && at <= until);
  const names = lines.map(({ at, label }) => {
    const text = fitted(label, 120);
    const width = textWidth(text);
    const flips = px(at) + 6 + width > right;
    return { text, width, flips, x: px(at) + (flips ? -6 : 6), left: px(at) + (flips ? -6 - width : 6) };
  });
  const named = withRoom(names);
  const raised = flags.filter(({ at }) => at >= from && at <= until);
  const dates = [from, (from + until) / 2, until].map((at, index) => {
    const text = utcDay(at);
    const width = textWidth(text);
    return { text, x: index === 0 ? area.x : index === 1 ? px(at) - width / 2 : right - width };
  });
  const trip = tripped === null ? '' : `${utcDay(tripped.at)}, known on ${utcDay(tripped.judgedAt)}`;
  const tripFlips = tripped !== null && px(tripped.at) + 12 + textWidth(trip, true) > right;
  const young = px(Math.max(from, judgedUntil));
  return (
    <g>
      {young < right ? (
        <rect x={young} y={area.y} width={right - young} height={area.height} fill={hatch} />
      ) : null}
      {lines.map(({ at }, index) => (
        <line key={index} className="event" x1={px(at)} x2={px(at)} y1={6} y2={bottom} />
      ))}
      {names.map((name, index) =>
        named[index] ? (
          <text key={index} className="halo" textAnchor={name.flips ? 'end' : 'start'} x={name.x} y={14}>
            {name.text}
          </text>
        ) : null,
      )}
      <line className="limit" x1={area.x} x2={right} y1={alarm} y2={alarm} />
      <text className="b ink halo" x={area.x + 4} y={alarm - 6}>
        alarm
      </text>
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {raised.map(({ at }, index) => (
        <PlotMark key={index} kind="flag" x={px(at) + 4} y={bottom - 8} size={14} />
      ))}
      {tripped === null ? null : (
        <>
          <PlotMark kind="stepdown" x={px(tripped.at)} y={alarm} size={14} />
          <text
            className="b ink halo"
            textAnchor={tripFlips ? 'end' : 'start'}
            x={px(tripped.at) + (tripFlips ? -12 : 12)}
            y={alarm + 16}
          >
            {trip}
          </text>
        </>
      )}
      {dates.map((date) => (
        <text key={date.x} x={date.x} y={bottom + 16}>
          {date.text}
        </text>
      ))}
    </g>
  );
}
