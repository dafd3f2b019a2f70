import { tickWords } from '../../words/format';
import { shareAxis, shareTick } from '../axis/share-axis';
import type { Interval } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import { AxisWords, PlotFrame } from './frame';

export interface ReliabilityPoint {
  readonly stated: number;
  /** Null below 10 decisions or 5 incidents: only the whisker is drawn. */
  readonly observed: number | null;
  readonly interval: Interval | null;
  readonly n: number;
}

/** Stated confidence against the observed share; on the ink line both are equal. */
export function ReliabilityChart({
  points,
  height = 320,
}: {
  readonly points: readonly ReliabilityPoint[];
  readonly height?: number;
}) {
  const axis = shareAxis(
    points.flatMap(({ stated, observed, interval }) => [
      stated,
      ...(observed === null ? [] : [observed]),
      ...(interval ? [interval.lower] : []),
    ]),
    true,
  );
  const tick = shareTick(axis);
  const most = points.reduce((n, point) => Math.max(n, point.n), 1);
  return (
    <PlotFrame
      x={[axis.from, axis.until]}
      y={[axis.from, axis.until]}
      yTicks={axis.ticks}
      yTick={tick}
      height={height}
      className={markClass('truth')}
    >
      {(scale) => (
        <>
          <line
            className="limit"
            x1={scale.x(axis.from)}
            y1={scale.y(axis.from)}
            x2={scale.x(axis.until)}
            y2={scale.y(axis.until)}
          />
          <text
            className="halo"
            x={scale.x((axis.from + axis.until) / 2) + 10}
            y={scale.y((axis.from + axis.until) / 2) + 16}
          >
            right as often as stated
          </text>
          {points.map(({ stated, n }) => (
            <rect
              key={`n${stated}`}
              className="nbar"
              x={scale.x(stated) - 4}
              width={8}
              y={scale.bottom - (n / most) * 34}
              height={(n / most) * 34}
            />
          ))}
          <line className="zero" x1={scale.left} x2={scale.right} y1={scale.bottom} y2={scale.bottom} />
          {points.map(({ stated, observed, interval }) => (
            <g key={stated}>
              {interval ? (
                <line
                  className="whisk"
                  x1={scale.x(stated)}
                  x2={scale.x(stated)}
                  y1={scale.y(Math.max(axis.from, interval.lower))}
                  y2={scale.y(interval.upper)}
                />
              ) : null}
              {observed === null ? null : (
                <PlotMark kind="truth" x={scale.x(stated)} y={scale.y(Math.max(axis.from, observed))} />
              )}
            </g>
          ))}
          <AxisWords scale={scale} at={axis.ticks} words={(value) => `${tickWords(value)}%`} title="stated" />
        </>
      )}
    </PlotFrame>
  );
}
