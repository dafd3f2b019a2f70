import { percent, percentRange, plain, rateShort } from '../../words/format';
import type { MarkKind } from '../../records/report/mark-kinds';
import { shareAxis, shareTick } from '../../charts/axis/share-axis';
import { PlotMark } from '../../charts/marks/Mark';
import type { ReportMeasure } from '../../records/report/numbers';
import { numbersOf } from '../numbers/numbers-of';
import { across, drawnName, px } from './scale';

const rowHeight = 34;

/** What the drawing shows, in one sentence. */
const rowsSummary = (title: string, measures: readonly ReportMeasure[]): string =>
  `${title}: ${measures.map((each) => `${nameOf(each)} ${plain(rateShort(numbersOf(each)))}`).join('; ')}.`;

const nameOf = ({ by, label, title }: ReportMeasure) => (by === 'all' ? title : label);

/** Shares one below the other: the name, a dot with its 95 % interval, and what is unresolved as a hatch. */
export function ShareRows({
  title,
  mark,
  measures,
}: {
  readonly title: string;
  readonly mark: MarkKind;
  readonly measures: readonly ReportMeasure[];
}) {
  const ends = measures.flatMap(({ share, interval, bounds }) =>
    share === null ? [] : [Math.max(interval?.upper ?? share, bounds?.upper ?? 0)],
  );
  const axis = shareAxis(ends);
  const { until, ticks } = axis;
  const tickWords = shareTick(axis);
  const x = (share: number) => across(Math.min(1, share / until));
  const height = measures.length * rowHeight;
  return (
    <svg className="plot rows" height={height + 24} role="img" aria-label={rowsSummary(title, measures)}>
      {ticks.map((tick, at) => (
        <g key={tick}>
          <line className={at === 0 ? 'zero' : 'grid'} x1={x(tick)} x2={x(tick)} y1="0" y2={height + 4} />
          <text
            className={at === 0 ? undefined : at === ticks.length - 1 ? 'end' : 'mid'}
            x={x(tick)}
            y={height + 18}
          >
            {tickWords(tick)}
          </text>
        </g>
      ))}
      {measures.map((measure, at) => {
        const { share, interval, bounds, state } = measure;
        const base = at * rowHeight;
        const y = px(base + 24);
        return (
          <g key={`${measure.metric} ${measure.key}`} className={`m-${mark}`}>
            <text x="4" y={base + 13} className="halo">
              <tspan className="ink">{drawnName(nameOf(measure))}</tspan>
              {'  '}
              {share !== null && interval !== null
                ? `${percent(share)}, ${percentRange(interval)}`
                : state === 'hidden'
                  ? 'left out'
                  : rateShort(numbersOf(measure))}
            </text>
            {share !== null && bounds !== null && bounds.upper > share && (
              <line className="open" x1={x(share)} x2={x(bounds.upper)} y1={y} y2={y} />
            )}
            {share !== null && interval !== null && (
              <line className="whisk" x1={x(interval.lower)} x2={x(interval.upper)} y1={y} y2={y} />
            )}
            {share !== null && <PlotMark kind={mark} x={x(share)} y={y} />}
          </g>
        );
      })}
    </svg>
  );
}
