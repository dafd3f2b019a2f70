import { shareAxis, shareTick } from '../axis/share-axis';
import { textWidth } from '../axis/room';
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

const back = (y: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, y))) ** 2;

/** Each person's share against the number decided, inside the limits that chance and over-dispersion draw. */
export function FunnelPlot({ points, target, tauSquared, onPress }: FunnelPlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const drawn = points.slice(0, most);
  const widest = drawn.reduce((high, { n }) => Math.max(high, n), 20) * 1.06;
  const axis = shareAxis([...drawn.map(({ rate }) => rate), Math.min(1, target * 2)]);
  const tick = shareTick(axis);
  const x = (n: number) => left + (n / widest) * (width - left - 12);
  const y = (share: number) => {
    const part = (Math.min(axis.until, share) - axis.from) / (axis.until - axis.from);
    return 10 + (1 - part) * (height - bottom - 10);
  };
  const centre = Math.asin(Math.sqrt(target));
  const steps = Array.from({ length: 60 }, (_, at) => 4 + ((widest - 4) * at) / 59);
  const curve = (z: number) =>
    steps
      .map((n, at) => {
        const share = back(centre + z * Math.sqrt(1 / (4 * n) + tauSquared));
        return `${at === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(share).toFixed(1)}`;
      })
      .join('');
  const named = [...drawn].filter(({ outside }) => outside !== null).slice(0, 8);
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
            <text
              className="end halo"
              x={width}
              y={y(back(centre + z * Math.sqrt(1 / (4 * widest) + tauSquared))) - 5}
            >
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
        {namePlaces(named, x, y, width).map(({ point, left: from, top, isEnd }) => (
          <text key={point.key} className={isEnd ? 'ink halo end' : 'ink halo'} x={from} y={top}>
            {point.name}
          </text>
        ))}
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

/** Names beside their marks, moved down where one would stand on another. */
function namePlaces(
  points: readonly FunnelMark[],
  x: (n: number) => number,
  y: (share: number) => number,
  width: number,
) {
  const taken: { left: number; top: number }[] = [];
  return points.map((point) => {
    const isEnd = x(point.n) + textWidth(point.name) + 12 > width;
    const left = isEnd ? x(point.n) - 10 : x(point.n) + 10;
    let top = y(point.rate) + 4;
    while (taken.some((other) => Math.abs(other.top - top) < 14 && Math.abs(other.left - left) < 60))
      top += 14;
    taken.push({ left, top });
    return { point, left, top, isEnd };
  });
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
