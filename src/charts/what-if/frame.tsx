import type { ReactNode } from 'react';
import { textWidth, withRoom } from '../axis/room';
import {
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';

export interface PlotScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

interface PlotFrameProps {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly yTicks: readonly number[];
  readonly yTick: (value: number) => string;
  readonly height?: number;
  readonly yWidth?: number;
  readonly className?: string;
  readonly children: (scale: PlotScale) => ReactNode;
}

/** An empty plot with its scales; the content draws itself on them. Hidden from readers: the table says the same. */
export function PlotFrame({
  x,
  y,
  yTicks,
  yTick,
  height = 300,
  yWidth = 40,
  className = '',
  children,
}: PlotFrameProps) {
  return (
    <div className={`draw ${className}`.trim()} aria-hidden="true">
      <ResponsiveContainer width="100%" height={height} minWidth={0}>
        <ComposedChart
          data={[
            { x: x[0], y: y[0] },
            { x: x[1], y: y[0] },
          ]}
          margin={{ top: 14, right: 8, bottom: 40, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} syncWithTicks />
          <XAxis type="number" dataKey="x" domain={[x[0], x[1]]} height={0} hide allowDataOverflow />
          <YAxis
            width={yWidth}
            domain={[y[0], y[1]]}
            ticks={[...yTicks]}
            tickFormatter={yTick}
            interval={0}
            axisLine={false}
            tickLine={false}
            tickSize={0}
            tickMargin={8}
            allowDataOverflow
          />
          <Content>{children}</Content>
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Content({ children }: { readonly children: (scale: PlotScale) => ReactNode }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  return (
    <g>
      {children({
        left: area.x,
        right: area.x + area.width,
        top: area.y,
        bottom: area.y + area.height,
        x: (value) => x(value) ?? area.x,
        y: (value) => y(value) ?? area.y,
      })}
    </g>
  );
}

interface AxisWordsProps {
  readonly scale: PlotScale;
  readonly at: readonly number[];
  readonly words: (value: number) => string;
  /** What the axis shows, in a line of its own. */
  readonly title?: string;
}

/** Words under the axis: first at the left end, last at the right end; those between only where there is room. */
export function AxisWords({ scale, at, words, title }: AxisWordsProps) {
  const placed = at.map((value, index) => {
    const width = textWidth(words(value));
    const isLast = index === at.length - 1;
    const left = scale.x(value) - (index === 0 ? 0 : isLast ? width : width / 2);
    return { value, left, width, important: index === 0 || isLast };
  });
  const stands = withRoom(placed);
  return (
    <>
      {placed.map(({ value, left }, index) =>
        stands[index] ? (
          <text key={value} x={left} y={scale.bottom + 17}>
            {words(value)}
          </text>
        ) : null,
      )}
      {title === undefined ? null : (
        <text x={(scale.left + scale.right) / 2} y={scale.bottom + 33} textAnchor="middle">
          {title}
        </text>
      )}
    </>
  );
}

/** An SVG path through points, straight or in steps. */
export function pathOf(points: readonly (readonly [number, number])[], steps = false): string {
  return points
    .map(([px, py], at) => {
      if (at === 0) return `M${px.toFixed(1)} ${py.toFixed(1)}`;
      return steps ? `H${px.toFixed(1)}V${py.toFixed(1)}` : `L${px.toFixed(1)} ${py.toFixed(1)}`;
    })
    .join('');
}
