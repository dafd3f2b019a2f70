import type { ReactNode } from 'react';
import { shareAxis, shareTick } from '../axis/share-axis';
import { count, isShown, percentRange, rateShort } from '../../words/format';
import { labelOf } from '../rates/rate-point';
import type { RatePoint } from '../../answers/outcomes/rate-point';
import type { MarkKind } from '../marks/Mark';
import { DotRows } from './DotRows';

export interface RateRowsProps {
  readonly caption: string;
  /** Heads the first column: "Category". */
  readonly head: string;
  readonly points: readonly RatePoint[];
  readonly mark: MarkKind;
  readonly better: 'lower' | 'higher';
  /** What is resolved: "scenarios". */
  readonly unit: string;
  /** Draws a number as a link to its rows. */
  readonly link?: (point: RatePoint, part: 'counted' | 'hits' | 'misses' | 'open', text: string) => ReactNode;
  /** What the rest of the denominator is called, e.g. "not as expected"; left out: no such column. */
  readonly misses?: string;
}

/**
 * One share per row with whisker, and hatched to the adverse bound; below 10 resolved or 5 incidents
 * the whisker without a dot.
 */
export function RateRows({ caption, head, points, mark, better, unit, link, misses }: RateRowsProps) {
  const values = points.flatMap((point) => [
    ...(isShown(point) ? [point.share] : []),
    ...(point.interval ? [point.interval.lower, point.interval.upper] : []),
    ...(point.unresolved > 0 && point.bounds ? [point.bounds.lower, point.bounds.upper] : []),
  ]);
  const axis = shareAxis(values, better === 'higher');
  const number = (point: RatePoint, part: 'counted' | 'hits' | 'misses' | 'open', n: number) =>
    n === 0 ? <span className="q">none</span> : link ? link(point, part, count(n)) : count(n);
  return (
    <>
      {axis.note ? <p className="rates-note">{axis.note}</p> : null}
      <DotRows
        caption={caption}
        head={head}
        plotHead="Share, ordinary 95%"
        axis={{ ...axis, tick: shareTick(axis) }}
        mark={mark}
        columns={[
          { label: 'Share', numeric: true },
          { label: '95% interval', numeric: true },
          { label: 'Count', numeric: true },
          { label: `Resolved ${unit}`, numeric: true },
          ...(misses ? [{ label: misses, numeric: true }] : []),
          { label: 'Incidents', numeric: true },
          { label: 'Unresolved', numeric: true },
        ]}
        rows={points.map((point) => {
          const shown = isShown(point);
          const measurable = point.state !== 'not_measurable';
          const adverse =
            point.unresolved > 0 && point.bounds && shown
              ? better === 'lower'
                ? { lower: point.share, upper: Math.max(point.share, point.bounds.upper) }
                : { lower: Math.min(point.share, point.bounds.lower), upper: point.share }
              : null;
          return {
            key: point.key,
            label: (
              <>
                {labelOf(point)}
                {point.reason ? <span className="q">{point.reason}</span> : null}
              </>
            ),
            value: shown ? point.share : null,
            interval: point.n > 0 ? point.interval : null,
            open: adverse,
            notMeasurable: !measurable,
            cells: measurable
              ? [
                  shown ? <b key="share">{rateShort(point)}</b> : <span className="q">too few</span>,
                  point.interval && point.n > 0 ? percentRange(point.interval) : '–',
                  number(point, 'hits', point.hits),
                  number(point, 'counted', point.n),
                  ...(misses ? [number(point, 'misses', point.n - point.hits)] : []),
                  count(point.incidents ?? 0),
                  number(point, 'open', point.unresolved),
                ]
              : ['not measurable', '–', '–', '–', ...(misses ? ['–'] : []), '–', '–'],
          };
        })}
      />
    </>
  );
}
