import { useWidth } from '../axis/use-width';

export interface LorenzPlotProps {
  readonly points: readonly { readonly units: number; readonly held: number }[];
  /** Named under the drawing: "people, fewest overrides first". */
  readonly unitWords: string;
  readonly heldWords: string;
}

const side = 260;
const pad = 34;

/** What share of all the smallest hold; the straight line is where everybody holds the same. */
export function LorenzPlot({ points, unitWords, heldWords }: LorenzPlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>(320);
  const size = Math.min(width, side + pad) - pad;
  const x = (units: number) => pad + units * size;
  const y = (held: number) => 6 + (1 - held) * (size - 6);
  const step = Math.max(1, Math.ceil(points.length / 300));
  const drawn = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  const line = drawn.map(({ units, held }, at) => `${at === 0 ? 'M' : 'L'}${x(units)} ${y(held)}`).join('');
  return (
    <div ref={ref}>
      <svg className="plot m-override" height={size + 40} aria-hidden="true">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className="grid" x1={pad} x2={pad + size} y1={y(share)} y2={y(share)} />
            <text className="end" x={pad - 6} y={y(share) + 4}>
              {share === 1 ? '100%' : share * 100}
            </text>
            <text className={share === 1 ? 'end' : share === 0 ? '' : 'mid'} x={x(share)} y={size + 18}>
              {share === 1 ? '100%' : share * 100}
            </text>
          </g>
        ))}
        <line className="event" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <path className="line" d={line} />
        {drawn.length <= 40 &&
          drawn.map(({ units, held }) => (
            <circle key={units} className="est" cx={x(units)} cy={y(held)} r="3.5" />
          ))}
        <text className="halo" x={pad + 6} y={16}>
          {heldWords}
        </text>
        <text className="end" x={pad + size} y={size + 36}>
          {unitWords}
        </text>
      </svg>
    </div>
  );
}
