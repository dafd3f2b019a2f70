import { besidePoint, lineBoxes, textBox, textWidth, type Box } from '../axis/room';
import { useWidth } from '../axis/use-width';
import { percent } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import './drift.css';

export interface TradePoint {
  readonly key: string;
  readonly label: string;
  /** Share of attacks that succeeded, 0…1. */
  readonly attack: number;
  /** Share of runs that came out right, 0…1. */
  readonly right: number;
  readonly role: 'baseline' | 'candidate' | 'other';
}

export interface TradePlotProps {
  readonly points: readonly TradePoint[];
  readonly xName: string;
  readonly yName: string;
}

const height = 300;
const [left, right, top, floor] = [44, 12, 20, 250];
const ticks = [0, 0.25, 0.5, 0.75, 1];

/**
 * Attacks that succeeded across, work done up: good is top left. A bundle that is safe because it does nothing
 * lies bottom left, and its line from the baseline falls.
 */
export function TradePlot({ points, xName, yName }: TradePlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>(700);
  const x = (share: number) => left + share * (width - left - right);
  const y = (share: number) => floor - share * (floor - top);
  const base = points.find(({ role }) => role === 'baseline');
  const area: Box = { left, right: width, top: 0, bottom: floor };
  const taken: Box[] = points.map(({ attack, right: share }) => ({
    left: x(attack) - 7,
    right: x(attack) + 7,
    top: y(share) - 7,
    bottom: y(share) + 7,
  }));
  if (base)
    for (const { attack, right: share } of points)
      taken.push(
        ...lineBoxes([
          { x: x(base.attack), y: y(base.right) },
          { x: x(attack), y: y(share) },
        ]),
      );
  const corner = `safe, does nothing`;
  taken.push(textBox(left + 8, floor - 8, textWidth(corner)));
  const named = [...points]
    .sort((a, b) => Number(b.role !== 'other') - Number(a.role !== 'other'))
    .map((point) => {
      const size = textWidth(point.label, point.role !== 'other');
      const place = besidePoint({ x: x(point.attack), y: y(point.right), width: size }, taken, area);
      if (place) taken.push(textBox(place.left, place.baseline, size));
      return { point, place };
    });
  return (
    <div ref={ref}>
      <svg className="plot" height={height} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'zero' : 'grid'}
              x1={left}
              x2={width - right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="end" x={left - 8} y={y(tick) + 4}>
              {tick === 1 ? '100%' : tick * 100}
            </text>
            <text className="mid" x={x(tick)} y={floor + 18}>
              {tick === 1 ? '100%' : tick * 100}
            </text>
          </g>
        ))}
        <text x={left} y="10">
          {yName}
        </text>
        <text className="end" x={width - right} y={floor + 36}>
          {xName}
        </text>
        <text x={left + 8} y={floor - 8}>
          {corner}
        </text>
        {base
          ? points.map(({ key, role, attack, right: share }) =>
              role === 'baseline' ? null : (
                <line
                  key={key}
                  className="wf-join"
                  x1={x(base.attack)}
                  y1={y(base.right)}
                  x2={x(attack)}
                  y2={y(share)}
                />
              ),
            )
          : null}
        {points.map(({ key, role, attack, right: share }) => (
          <g key={key} className={markClass(role === 'other' ? 'ink' : role)}>
            <PlotMark kind={role === 'other' ? 'ink' : role} x={x(attack)} y={y(share)} size={14} />
          </g>
        ))}
        {named.map(({ point, place }) =>
          place ? (
            <text
              key={point.key}
              className={point.role === 'other' ? 'halo' : 'halo b ink'}
              x={place.left}
              y={place.baseline}
            >
              {point.label}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}

/** "attacks succeed in 1.8%, right in 6.7%". */
export const tradeWords = ({ attack, right: share }: TradePoint): string =>
  `attacks succeed in ${percent(attack)}, right in ${percent(share)}`;
