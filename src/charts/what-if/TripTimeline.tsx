import { utcDay } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import { AxisWords, PlotFrame } from './frame';

export interface TripTimelineProps {
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  /** Wrong actions per stretch of time: let act, and stopped. */
  readonly stretches: readonly {
    readonly from: number;
    readonly until: number;
    readonly acted: number;
    readonly stopped: number;
  }[];
  readonly trips: readonly { readonly at: number; readonly until: number }[];
  readonly height?: number;
}

/** Trips on a line of time, over the wrong actions that were let act (solid) and stopped (outlined). */
export function TripTimeline({ from, until, stretches, trips, height = 240 }: TripTimelineProps) {
  const most = Math.max(
    2,
    stretches.reduce((high, { acted, stopped }) => Math.max(high, acted + stopped), 0),
  );
  const top = Math.ceil(most / 2) * 2;
  return (
    <PlotFrame
      x={[from, until]}
      y={[0, top * 1.25]}
      yTicks={[0, top / 2, top]}
      yTick={(value) => (value === top ? `${value} wrong` : String(value))}
      yWidth={60}
      height={height}
      className={markClass('wrong')}
    >
      {(scale) => (
        <>
          {trips.map((trip, at) => (
            <rect
              key={at}
              className="track"
              x={scale.x(trip.at)}
              width={Math.max(1, scale.x(Math.min(trip.until, until)) - scale.x(trip.at))}
              y={scale.top}
              height={scale.bottom - scale.top}
            />
          ))}
          {stretches.map((stretch) => {
            const left = scale.x(stretch.from) + 1;
            const width = Math.max(1, scale.x(stretch.until) - scale.x(stretch.from) - 2);
            return (
              <g key={stretch.from}>
                <rect
                  className="fill"
                  x={left}
                  width={width}
                  y={scale.y(stretch.acted)}
                  height={scale.bottom - scale.y(stretch.acted)}
                />
                <rect
                  x={left + 0.5}
                  width={Math.max(1, width - 1)}
                  y={scale.y(stretch.acted + stretch.stopped)}
                  height={scale.y(stretch.acted) - scale.y(stretch.acted + stretch.stopped)}
                  fill="var(--surface)"
                  stroke="var(--c)"
                />
              </g>
            );
          })}
          {trips.map((trip, at) => (
            <PlotMark key={at} kind="stepdown" x={scale.x(trip.at)} y={scale.top + 6} size={10} />
          ))}
          <line className="zero" x1={scale.left} x2={scale.right} y1={scale.bottom} y2={scale.bottom} />
          <AxisWords scale={scale} at={[from, (from + until) / 2, until]} words={utcDay} />
        </>
      )}
    </PlotFrame>
  );
}
