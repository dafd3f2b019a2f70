import {
  Area,
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
import { textWidth } from '../axis/room';
import { duration, percent } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import type { MarkKind } from '../marks/Mark';
import { drawnRows, spanOf, timeTicks, type IncidenceCurve } from './incidence';

export interface IncidenceChartProps {
  /** The first is the one that is asked about: drawn with its band. */
  readonly curves: readonly IncidenceCurve[];
  /** An ink line at this time, in seconds. */
  readonly limit?: { readonly seconds: number; readonly words: string };
  readonly height?: number;
}

const marks: readonly MarkKind[] = ['human', 'override', 'nm', 'unresolved'];
const dashes: readonly (string | undefined)[] = [undefined, undefined, '6 3', '2 3'];

/**
 * Share of all proposals that have ended in each way by a time: steps on a logarithmic time axis,
 * the first with its ordinary 95% band. What is missing to 100% is still waiting.
 */
export function IncidenceChart({ curves, limit, height = 280 }: IncidenceChartProps) {
  const [from, until] = spanOf(curves, limit?.seconds);
  const rows = drawnRows(curves, from, until);
  return (
    <div className="draw" aria-hidden="true">
      <ResponsiveContainer width="100%" height={height} minWidth={0}>
        <ComposedChart
          data={rows}
          margin={{ top: 22, right: 104, bottom: 26, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} />
          <XAxis
            type="number"
            dataKey="seconds"
            scale="log"
            domain={[from, until]}
            height={0}
            hide
            allowDataOverflow
          />
          <YAxis
            width={32}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={(share: number) => (share === 1 ? '100%' : String(share * 100))}
            interval={0}
            axisLine={false}
            tickLine={false}
            tickSize={0}
            tickMargin={8}
          />
          <Area
            dataKey="band"
            type="stepAfter"
            stroke="none"
            fill={`var(--${marks[0]})`}
            fillOpacity="var(--band-alpha)"
            activeDot={false}
            isAnimationActive={false}
          />
          {curves.map((curve, at) => (
            <Line
              key={curve.id}
              dataKey={curve.id}
              type="stepAfter"
              stroke={`var(--${at === 2 ? 'notmeasurable' : marks[at]})`}
              strokeWidth={2}
              strokeDasharray={dashes[at]}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          <IncidenceOverlay curves={curves} limit={limit} from={from} until={until} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Names at the ends of the curves, from the lowest up, each at least a line above the last. */
function namesOf(curves: readonly IncidenceCurve[], place: (share: number) => number) {
  const ends = curves
    .map((curve, at) => ({ curve, at, end: curve.steps.at(-1)?.incidence ?? 0 }))
    .sort((a, b) => a.end - b.end);
  let free = Infinity;
  return ends.map((name) => {
    free = Math.min(place(name.end), free - 14);
    return { ...name, placed: free };
  });
}

interface OverlayProps extends IncidenceChartProps {
  readonly from: number;
  readonly until: number;
}

function IncidenceOverlay({ curves, limit, from, until }: OverlayProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const bottom = area.y + area.height;
  const right = area.x + area.width;
  const px = (seconds: number) => x(Math.min(until, Math.max(from, seconds))) ?? area.x;
  const ticks = timeTicks(from, until, Math.max(2, Math.floor(area.width / 84)));
  const names = namesOf(curves, (share) => (y(share) ?? bottom) + 4);
  return (
    <g>
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {ticks.map((seconds) => (
        <text key={seconds} textAnchor="middle" x={px(seconds)} y={bottom + 18}>
          {duration(seconds * 1000)}
        </text>
      ))}
      {limit ? (
        <g>
          <line className="limit" x1={px(limit.seconds)} x2={px(limit.seconds)} y1={area.y - 4} y2={bottom} />
          <text
            className="b ink halo"
            x={px(limit.seconds)}
            dx={px(limit.seconds) + textWidth(limit.words, true) > right ? -6 : 6}
            textAnchor={px(limit.seconds) + textWidth(limit.words, true) > right ? 'end' : 'start'}
            y={area.y - 8}
          >
            {limit.words}
          </text>
        </g>
      ) : null}
      {names.map(({ curve, at, end, placed }) => (
        <text
          key={curve.id}
          className={`${at === 0 ? 'b ink' : ''} ${markClass(marks[at] ?? 'ink')}`}
          x={right + 6}
          y={placed}
        >
          {curve.label} {percent(end)}
        </text>
      ))}
    </g>
  );
}
