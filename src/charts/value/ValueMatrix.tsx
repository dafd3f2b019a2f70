import {
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Scatter,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { fitted, labelsBeside, textWidth } from '../axis/room';
import { decimal } from '../../words/format';
import { verdictMark, type VerdictState } from '../marks/Chip';
import { PlotMark } from '../marks/Mark';

export interface ValuePoint {
  readonly key: string;
  /** Its number in the table beside: what is drawn where there is no room for the name. */
  readonly number: number;
  readonly label: string;
  readonly state: VerdictState;
  readonly tierHeld: string | null;
  /** Hours of people a week; above 0. */
  readonly hours: number;
  /** Blast radius × weight of irreversibility, mean; above 0. */
  readonly exposure: number;
}

export interface ValueMatrixProps {
  readonly points: readonly ValuePoint[];
  readonly height?: number;
}

const powers = [0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const steps = powers.flatMap((power) => [power, 2 * power, 5 * power]);

/** A log axis that holds every value with room around it: its ends and at most five ticks. */
function logAxis(values: readonly number[]): { low: number; high: number; ticks: number[] } {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const low = steps.findLast((step) => step <= least / 1.3) ?? steps[0]!;
  const high = steps.find((step) => step >= most * 1.3) ?? most * 1.3;
  const inside = steps.filter((step) => step >= low && step <= high);
  const every = Math.max(1, Math.ceil(inside.length / 5));
  return { low, high, ticks: inside.filter((_, index) => index % every === 0) };
}

/** Each scope by what it could save and what it could break; worth beginning with is up and left. */
export function ValueMatrix({ points, height = 380 }: ValueMatrixProps) {
  if (points.length === 0) return null;
  const x = logAxis(points.map(({ exposure }) => exposure));
  const y = logAxis(points.map(({ hours }) => hours));
  return (
    <div className="draw m-ink" aria-hidden="true">
      <ResponsiveContainer width="100%" height={height} minWidth={0}>
        <ComposedChart
          data={[...points]}
          margin={{ top: 22, right: 4, bottom: 40, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} syncWithTicks />
          <XAxis type="number" dataKey="exposure" scale="log" domain={[x.low, x.high]} height={0} hide />
          <YAxis
            type="number"
            dataKey="hours"
            scale="log"
            width={44}
            domain={[y.low, y.high]}
            ticks={y.ticks}
            tickFormatter={(hours: number) => (hours === y.ticks.at(-1) ? `${hours} h` : String(hours))}
            interval={0}
            axisLine={false}
            tickLine={false}
            tickSize={0}
            tickMargin={8}
          />
          <Scatter dataKey="hours" isAnimationActive={false} shape={() => <g />} />
          <ValueOverlay points={points} ticks={x.ticks} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Below this width a name would be cut to nothing that can be told apart. */
const roomForNames = 560;

const nameOf = ({ number, label }: ValuePoint, width: number): string =>
  width < roomForNames ? String(number) : fitted(`${number} ${label}`, 320);

function ValueOverlay({ points, ticks }: { points: readonly ValuePoint[]; ticks: readonly number[] }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  const placed = points.map((point) => {
    const text = nameOf(point, area.width);
    return {
      ...{ point, text, width: textWidth(text) },
      ...{ x: x(point.exposure) ?? area.x, y: y(point.hours) ?? area.y },
    };
  });
  const labels = labelsBeside(placed, { left: area.x, right, top: area.y - 8, bottom: bottom - 2 });
  return (
    <g>
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 16} textAnchor="middle">
          {decimal(tick, tick < 1 ? (tick < 0.1 ? 2 : 1) : 0)}
        </text>
      ))}
      <text x={right} y={bottom + 34} textAnchor="end">
        blast radius × irreversibility
      </text>
      <text x={area.x} y={12}>
        hours of people a week
      </text>
      {placed.map((each, at) => {
        const label = labels[at];
        if (!label?.isApart) return null;
        const end = label.left > each.x ? label.left - 2 : label.left + each.width + 2;
        return (
          <path
            key={each.point.key}
            d={`M${each.x} ${each.y}L${end} ${label.baseline - 4}`}
            style={{ fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1 }}
          />
        );
      })}
      {placed.map((each) => (
        <PlotMark key={each.point.key} kind={verdictMark(each.point.state)} x={each.x} y={each.y} size={16} />
      ))}
      {placed.map((each, at) => {
        const label = labels[at];
        return label ? (
          <text
            key={each.point.key}
            className="halo ink"
            textAnchor={label.isLeft ? 'end' : 'start'}
            x={label.isLeft ? label.left + each.width : label.left}
            y={label.baseline}
          >
            {each.text}
          </text>
        ) : null;
      })}
    </g>
  );
}
