import { distance, pointsAlone } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { AxisWords, pathOf, PlotFrame } from './frame';

export interface CumulativeChartProps {
  readonly points: readonly { readonly share: number; readonly difference: number }[];
  /** One standard deviation of the end under perfect calibration. */
  readonly sigma: number;
  readonly height?: number;
}

/** The running sum of observed minus stated: level where confidence holds, falling where it is overstated. */
export function CumulativeChart({ points, sigma, height = 220 }: CumulativeChartProps) {
  const spread = points.reduce((most, { difference }) => Math.max(most, Math.abs(difference)), 3 * sigma);
  const step =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((each) => each >= spread / 1.05) ?? 1;
  const ticks = [-step, 0, step];
  return (
    <PlotFrame
      x={[0, 1]}
      y={[-step, step]}
      yTicks={ticks}
      yTick={(value) => (value === step ? distance(value) : pointsAlone(value))}
      yWidth={66}
      height={height}
      className={markClass('truth')}
    >
      {(scale) => (
        <>
          <rect
            className="fillw"
            x={scale.left}
            width={scale.right - scale.left}
            y={scale.y(2 * sigma)}
            height={Math.max(1, scale.y(-2 * sigma) - scale.y(2 * sigma))}
          />
          <line className="zero" x1={scale.left} x2={scale.right} y1={scale.y(0)} y2={scale.y(0)} />
          <path
            className="line"
            d={pathOf([
              [scale.x(0), scale.y(0)] as const,
              ...points.map(({ share, difference }) => [scale.x(share), scale.y(difference)] as const),
            ])}
          />
          <AxisWords
            scale={scale}
            at={[0, 0.5, 1]}
            words={(value) =>
              value === 0 ? 'least confident' : value === 1 ? 'most confident' : 'half of the proposals'
            }
          />
        </>
      )}
    </PlotFrame>
  );
}
