import { shareAxis, shareTick } from '../axis/share-axis';
import { labelsBeside, textWidth } from '../axis/room';
import { useWidth } from '../axis/use-width';
import { count } from '../../words/format';
import { PlotMark } from '../marks/Mark';
import { HitLayer } from '../rates/HitLayer';

export interface FunnelMark {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly rate: number;
  readonly outside: 'above' | 'below' | null;
  readonly words: string;
}

export interface FunnelPlotProps {
  readonly points: readonly FunnelMark[];
  readonly target: number;
  /** Variance between people beyond chance, on the arcsine scale. */
  readonly tauSquared: number;
  readonly onPress: (key: string) => void;
}

const height = 300;
const left = 40;
const bottom = 36;
const most = 300;
// 95 % and 99.8 %, as funnel plots are drawn (Spiegelhalter 2005).
const limits = [
  { z: 1.959964, words: '95%' },
  { z: 3.090232, words: '99.8%' },
];

const px = (value: number) => Math.round(value * 10) / 10;
const back = (y: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, y))) ** 2;

/** Each person's share against the number decided, inside the limits that chance and over-dispersion draw. */
export function FunnelPlot({ points, target, tauSquared, onPress }: FunnelPlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const drawn = points.slice(0, most);
  const widest = drawn.reduce((high, { n }) => Math.max(high, n), 20) * 1.06;
  const centre = Math.asin(Math.sqrt(target));
  const limitAt = (n: number, z: number) => back(centre + z * Math.sqrt(1 / (4 * n) + tauSquared));
  const fewest = drawn.reduce((low, { n }) => Math.min(low, n), widest);
  // The limits are in the picture from the first person on.
  const axis = shareAxis([...drawn.map(({ rate }) => rate), limitAt(Math.max(10, fewest), limits[1]!.z)]);
  const tick = shareTick(axis);
  const x = (n: number) => left + (n / widest) * (width - left - 12);
  const y = (share: number) => {
    const part = (Math.min(axis.until, share) - axis.from) / (axis.until - axis.from);
    return 10 + (1 - part) * (height - bottom - 10);
  };
  const steps = Array.from({ length: 60 }, (_, at) => 4 + ((widest - 4) * at) / 59);
  // Left of where a limit leaves the axis it is not drawn: along its edge it would be a limit that is none.
  const curve = (z: number) =>
    steps
      .map((n) => ({ n, share: limitAt(n, z) }))
      .filter(({ share }) => share <= axis.until)
      .map(({ n, share }, at) => `${at === 0 ? 'M' : 'L'}${px(x(n))} ${px(y(share))}`)
      .join('');
  const named = [...drawn].filter(({ outside }) => outside !== null).slice(0, 8);
  const places = labelsBeside(
    named.map((point) => ({ x: x(point.n), y: y(point.rate), width: textWidth(point.name) })),
    { left, right: width, top: 0, bottom: height - bottom },
    { gap: 10, radius: 6 },
  );
  return (
    <div className="draw" ref={ref} style={{ height }}>
      <svg className="plot" height={height} aria-hidden="true">
        {axis.ticks.map((share) => (
          <g key={share}>
            <line className="grid" x1={left} x2={width} y1={y(share)} y2={y(share)} />
            <text className="end" x={left - 6} y={y(share) + 4}>
              {tick(share)}
            </text>
          </g>
        ))}
        <line className="limit" x1={left} x2={width} y1={y(target)} y2={y(target)} />
        {limits.map(({ z, words }) => (
          <g key={words} className="m-ink">
            <path className="line dash" d={curve(z)} style={{ strokeWidth: 1, stroke: 'var(--ink-3)' }} />
            <path className="line dash" d={curve(-z)} style={{ strokeWidth: 1, stroke: 'var(--ink-3)' }} />
            <text className="end halo" x={width} y={y(limitAt(widest, z)) - 5}>
              {words}
            </text>
          </g>
        ))}
        {roundTicks(widest).map((n) => (
          <text key={n} className="mid" x={x(n)} y={height - 18}>
            {count(n)}
          </text>
        ))}
        <text className="end" x={width} y={height - 2}>
          proposals decided
        </text>
        {drawn.map((point) => (
          <g key={point.key}>
            <PlotMark kind="human" x={x(point.n)} y={y(point.rate)} size={point.outside ? 12 : 9} />
          </g>
        ))}
        {places.map((place, at) => {
          const point = named[at];
          return place && point ? (
            <text
              key={point.key}
              className={place.isLeft ? 'ink halo end' : 'ink halo'}
              x={place.isLeft ? place.left + textWidth(point.name) : place.left}
              y={place.baseline}
            >
              {point.name}
            </text>
          ) : null;
        })}
      </svg>
      <HitDots points={drawn} x={x} y={y} onPress={onPress} />
    </div>
  );
}

/** Three to six round numbers up to `most`. */
function roundTicks(most: number): number[] {
  const step = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000].find(
    (by) => most / by <= 6,
  );
  const by = step ?? most / 4;
  return Array.from({ length: Math.floor(most / by) }, (_, at) => (at + 1) * by);
}

/** Real buttons over the marks: the pointer and the keyboard meet the same words. */
function HitDots({
  points,
  x,
  y,
  onPress,
}: {
  points: readonly FunnelMark[];
  x: (n: number) => number;
  y: (share: number) => number;
  onPress: (key: string) => void;
}) {
  if (points.length > 60) return null;
  return points.map((point) => (
    <div
      key={point.key}
      className="hit-dot"
      style={{ position: 'absolute', left: x(point.n) - 12, top: y(point.rate) - 12, width: 24, height: 24 }}
    >
      <HitLayer
        height={24}
        hits={[{ key: point.key, title: point.name, words: point.words }]}
        onPress={onPress}
      />
    </div>
  ));
}
