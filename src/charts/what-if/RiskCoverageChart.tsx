import { shareAxis, shareTick } from '../axis/share-axis';
import { exactPercent, percent } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import { AxisWords, pathOf, PlotFrame } from './frame';

export interface RiskCoverageChartProps {
  readonly points: readonly { readonly coverage: number; readonly risk: number; readonly oracle: number }[];
  readonly random: number;
  /** The share that must be ruled out. */
  readonly limit: number;
  /** Where the slider stands; null where nothing acts. */
  readonly chosen: { readonly coverage: number; readonly risk: number } | null;
  readonly height?: number;
}

/** Wrong share among the actions that act, against how many act; beside the best and an idle confidence. */
export function RiskCoverageChart({ points, random, limit, chosen, height = 300 }: RiskCoverageChartProps) {
  const axis = shareAxis([
    ...points.map(({ risk }) => Math.min(risk, 3 * Math.max(random, limit))),
    limit * 1.1,
    random,
  ]);
  const inside = (risk: number) => Math.min(axis.until, risk);
  const end = points.at(-1);
  // The words of the limit stand where the slider's line does not cross them.
  const isChosenRight = (chosen?.coverage ?? 0) > 0.5 && Math.abs(limit - random) > axis.until * 0.08;
  return (
    <PlotFrame
      x={[0, 1]}
      y={[0, axis.until]}
      yTicks={axis.ticks}
      yTick={shareTick(axis)}
      height={height}
      className={markClass('wrong')}
    >
      {(scale) => {
        const line = (of: (point: RiskCoverageChartProps['points'][number]) => number) =>
          pathOf(points.map((point) => [scale.x(point.coverage), scale.y(inside(of(point)))] as const));
        return (
          <>
            <line
              className="event"
              x1={scale.left}
              x2={scale.right}
              y1={scale.y(inside(random))}
              y2={scale.y(inside(random))}
            />
            <text className="halo" x={scale.left + 6} y={scale.y(inside(random)) - 6}>
              confidence without information
            </text>
            <line
              className="limit"
              x1={scale.left}
              x2={scale.right}
              y1={scale.y(inside(limit))}
              y2={scale.y(inside(limit))}
            />
            <text
              className="b ink halo"
              x={isChosenRight ? scale.left + 6 : scale.right - 4}
              y={scale.y(inside(limit)) - 6}
              textAnchor={isChosenRight ? 'start' : 'end'}
            >
              limit {percent(limit)}
            </text>
            <path className="line dash" style={{ stroke: 'var(--ink-3)' }} d={line(({ oracle }) => oracle)} />
            <path className="line" d={line(({ risk }) => risk)} />
            {end ? (
              <text className="halo" x={scale.x(0.62)} y={scale.bottom - 8} textAnchor="middle">
                dashed: every error stated last
              </text>
            ) : null}
            {chosen === null ? null : (
              <>
                <line
                  className="event solid"
                  x1={scale.x(chosen.coverage)}
                  x2={scale.x(chosen.coverage)}
                  y1={scale.top}
                  y2={scale.bottom}
                />
                <PlotMark
                  kind="candidate"
                  x={scale.x(chosen.coverage)}
                  y={scale.y(inside(chosen.risk))}
                  size={14}
                />
              </>
            )}
            <line className="zero" x1={scale.left} x2={scale.right} y1={scale.bottom} y2={scale.bottom} />
            <AxisWords
              scale={scale}
              at={[0, 0.25, 0.5, 0.75, 1]}
              words={exactPercent}
              title="of the resolved actions act"
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
