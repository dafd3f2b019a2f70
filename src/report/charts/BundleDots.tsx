import { percent, plain, rateShort } from '../../words/format';
import type { MarkKind } from '../../records/report/mark-kinds';
import { shareAxis, shareTick } from '../../charts/axis/share-axis';
import { PlotMark } from '../../charts/marks/Mark';
import type { ReportMeasure } from '../../records/report/numbers';
import { numbersOf } from '../numbers/numbers-of';
import { across, px } from './scale';

const top = 10;
const height = 128;
/** More names than this would cover each other on paper. */
const mostNamed = 8;
const kindOf = (at: number, last: number): MarkKind =>
  at === last ? 'candidate' : at === last - 1 ? 'baseline' : 'ink';

/** What the drawing shows, in one sentence. */
function bundleSummary(measures: readonly ReportMeasure[]): string {
  const said = measures.map((each) => `${each.label} ${plain(rateShort(numbersOf(each)))}`);
  return `${measures[0]?.title ?? ''} by bundle: ${said.join('; ')}.`;
}

/** One share bundle by bundle, in their order: dots with 95 % intervals, from nought. */
export function BundleDots({ measures }: { readonly measures: readonly ReportMeasure[] }) {
  const ends = measures.flatMap(({ share, interval }) => (share === null ? [] : [interval?.upper ?? share]));
  const axis = shareAxis(ends);
  const { until, ticks } = axis;
  const tickWords = shareTick(axis);
  const y = (share: number) => px(top + height * (1 - Math.min(1, share / until)));
  const x = (at: number) => across((at + 0.5) / measures.length);
  const step = Math.ceil(measures.length / mostNamed);
  return (
    <div className="gut">
      <svg className="plot" height={top + height + 24} role="img" aria-label={bundleSummary(measures)}>
        {ticks.map((tick, at) => (
          <g key={tick}>
            <line className={at === 0 ? 'zero' : 'grid'} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text className="end" x="-8" y={y(tick) + 4}>
              {tickWords(tick)}
            </text>
          </g>
        ))}
        {measures.map((measure, at) => {
          const { share, interval, label, key, state } = measure;
          const last = measures.length - 1;
          const kind = kindOf(at, last);
          const isNamed = at === last || (at % step === 0 && at <= last - step);
          // On a phone every second name of many is left out.
          const isSpare = at % (2 * step) !== 0 || at > last - 2 * step;
          const more = step > 1 && at !== last && isSpare ? ' more' : '';
          return (
            <g key={key}>
              {share !== null && interval !== null && (
                <g className={`m-${kind}`}>
                  <line
                    className="whisk"
                    x1={x(at)}
                    x2={x(at)}
                    y1={y(interval.lower)}
                    y2={y(interval.upper)}
                  />
                </g>
              )}
              {share !== null && <PlotMark kind={kind} x={x(at)} y={y(share)} />}
              {isNamed && share !== null && (
                <text
                  x={x(at)}
                  dx={step > 1 && at === last ? -11 : 11}
                  y={y(share) + (share < until / 12 ? -6 : 4)}
                  className={`${kind === 'candidate' ? 'ink b' : 'ink'}${step > 1 && at === last ? ' end' : ''}${more}`}
                >
                  {share === 0 ? 'none' : percent(share)}
                </text>
              )}
              {isNamed && share === null && (
                <text className={`mid${more}`} x={x(at)} y={y(0) - 8}>
                  {state === 'hidden' ? 'left out' : 'too few'}
                </text>
              )}
              {isNamed && (
                <text
                  className={`${step > 1 && at === last ? 'end' : 'mid'}${kind === 'ink' ? '' : ' b ink'}${more}`}
                  x={x(at)}
                  y={top + height + 18}
                >
                  {label.length > 12 ? `${label.slice(0, 11)}…` : label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
