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
import { textWidth, withRoom } from '../axis/room';
import { count } from '../../words/format';
import { PlotMark } from '../marks/Mark';
import type { PowerNumbers } from './power';

export interface PowerCurveProps extends PowerNumbers {
  readonly height?: number;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** How likely the gate is open after so many incidents, and after so many weeks at the pace given. */
export function PowerCurve(props: PowerCurveProps) {
  const { points, height = 300 } = props;
  const last = points.at(-1);
  if (!last) return null;
  const rows = [{ incidents: 0, opened: 0 }, ...points];
  return (
    <div className="draw m-candidate" aria-hidden="true">
      <ResponsiveContainer width="100%" height={height} minWidth={0}>
        <ComposedChart
          data={rows}
          margin={{ top: 28, right: 4, bottom: 42, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} />
          <XAxis type="number" dataKey="incidents" domain={[0, last.incidents]} height={0} hide />
          <YAxis
            width={36}
            domain={[0, 1]}
            ticks={ticks}
            tickFormatter={(share: number) => (share === 1 ? '100%' : String(share * 100))}
            interval={0}
            axisLine={false}
            tickLine={false}
            tickSize={0}
            tickMargin={8}
          />
          <Line
            dataKey="opened"
            type="stepAfter"
            stroke="var(--ink)"
            strokeWidth={2}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <PowerOverlay {...props} until={last.incidents} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function PowerOverlay({
  cleanIncidents,
  median,
  incidentsPerWeek,
  until,
}: PowerCurveProps & { readonly until: number }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  const px = (incidents: number) => x(incidents) ?? area.x;
  const step = niceStep(until / 5);
  const marks = Array.from({ length: Math.floor(until / step) + 1 }, (_, at) => at * step);
  const labels = marks.map((at) => {
    const text = at === 0 ? '0 incidents' : count(at);
    const week = at === 0 ? '0 weeks' : count(Math.ceil(at / incidentsPerWeek));
    const width = textWidth(text);
    return {
      at,
      text,
      week,
      width,
      left: Math.max(area.x, Math.min(right - width, px(at) - (at === 0 ? 0 : width / 2))),
    };
  });
  const stands = withRoom(labels);
  const clean = `${count(cleanIncidents)} without an error`;
  const cleanFlips = px(cleanIncidents) + 6 + textWidth(clean) > right;
  const half = median === null ? '' : `half of the runs, ${count(median)}`;
  const halfFlips = median !== null && px(median) + 10 + textWidth(half, true) > right;
  return (
    <g>
      {cleanIncidents <= until ? (
        <>
          <line className="event" x1={px(cleanIncidents)} x2={px(cleanIncidents)} y1={8} y2={bottom} />
          <text
            className="halo"
            x={px(cleanIncidents) + (cleanFlips ? -6 : 6)}
            y={16}
            textAnchor={cleanFlips ? 'end' : 'start'}
          >
            {clean}
          </text>
        </>
      ) : null}
      {median === null ? null : (
        <>
          <PlotMark kind="ink" x={px(median)} y={y(0.5) ?? area.y} size={14} />
          <text
            className="b ink halo"
            x={px(median) + (halfFlips ? -10 : 10)}
            y={(y(0.5) ?? area.y) + (halfFlips ? -8 : 16)}
            textAnchor={halfFlips ? 'end' : 'start'}
          >
            {half}
          </text>
        </>
      )}
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {labels.map((label, index) =>
        stands[index] ? (
          <g key={label.at}>
            <text x={label.left} y={bottom + 16}>
              {label.text}
            </text>
            <text x={label.left} y={bottom + 33}>
              {label.week}
            </text>
          </g>
        ) : null,
      )}
    </g>
  );
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((m) => m * power).find((step) => step >= least) ?? power * 10;
}
