import { hitsOf, percent, percentRange, unresolvedWords } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { BesideOverrides } from '../../../metrics/override-rate/beside';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { useNames } from '../../../session/names';
import { goTo, useView } from '../../../session/view';
import { LagNote } from '../../parts/NothingInSlice';
import { RowsLink } from '../../parts/RowsLink';
import { BesideNote } from './BesideNote';
import { slicedMeasures } from './measure-choice';

const isTold = (rate: Rate) => rate.state === 'measured' && rate.share !== null && rate.interval !== null;

/** "6.5% (381 of 5,844), 95% interval 5.8–7.3%", or the count alone. */
function told(rate: Rate): string {
  if (!isTold(rate)) return hitsOf(rate.hits, rate.n);
  return `${percent(rate.share ?? 0)} (${hitsOf(rate.hits, rate.n)}), 95% interval ${percentRange(rate.interval!)}`;
}

/** The measure as a headline; where there is no percentage, what stands in its way. */
export function benchHeadline(definition: RateDefinition, rate: Rate): string {
  if (isTold(rate) && definition.id === 'override_rate')
    return `Humans overrode ${percent(rate.share ?? 0)} of the proposals they decided on.`;
  if (isTold(rate)) return `${definition.title}: ${percent(rate.share ?? 0)} in this slice.`;
  if (rate.state === 'not_measurable') return `${definition.title}: not measurable here.`;
  if (isAllYoung(rate)) return `${definition.title}: nothing here is older than the maturity lag.`;
  return `${definition.title}: too few here for a percentage.`;
}

/** The measure over the slice, who was right where truth is known, and which measure is sliced. */
export function BenchHead({
  definition,
  rate,
  justified,
  beside,
  finding,
  isEmpty = false,
}: {
  definition: RateDefinition;
  rate: Rate;
  justified: Rate;
  beside: BesideOverrides | null;
  /** Who overrides more than is explained, in a sentence. */
  finding: string | null;
  /** Nothing at all is in view: what the logs hold otherwise is not the slice's matter. */
  isEmpty?: boolean;
}) {
  const namesShown = useNames((names) => names.shown);
  const isOverride = definition.id === 'override_rate';
  return (
    <>
      <h1 className="verdict">
        {isEmpty ? (
          'No decision is left in this slice.'
        ) : (
          <>
            {finding && (
              <>
                <button type="button" className="link" onClick={() => goTo('overrides', { part: 'people' })}>
                  {finding}
                </button>{' '}
              </>
            )}
            {benchHeadline(definition, rate)}
          </>
        )}
      </h1>
      {!isEmpty && (
        <p className="lede">
          <Mark kind={definition.mark} />{' '}
          {isAllYoung(rate) ? (
            <>
              <RowsLink rows={{ of: 'metric', metric: definition.id, part: 'young' }}>{rate.reason}</RowsLink>{' '}
              <LagNote />
            </>
          ) : rate.state === 'not_measurable' ? (
            rate.reason
          ) : (
            <>
              <RowsLink rows={{ of: 'metric', metric: definition.id, part: 'hits' }}>{told(rate)}</RowsLink>;{' '}
              {unresolvedWords(rate.unresolved, rate.bounds)}. {rate.reason}
            </>
          )}
          {isOverride && (
            <>
              {' '}
              <Mark kind="truth" />{' '}
              {justified.n === 0 ? (
                `No known outcome says who was right. ${justified.reason ?? ''}`
              ) : (
                <>
                  The human was right in{' '}
                  <RowsLink rows={{ of: 'metric', metric: 'override_justified', part: 'hits' }}>
                    {told(justified)}
                  </RowsLink>{' '}
                  of the overrides that are older than the lag and have a known outcome. {justified.reason}
                </>
              )}
            </>
          )}
        </p>
      )}
      {beside && !isEmpty && <BesideNote beside={beside} />}
      <div className="bench-choices">
        <label className="inline-field">
          <span>Measure</span>
          <select
            className="input"
            value={definition.id}
            onChange={(event) => useView.setState({ measure: event.target.value })}
          >
            {slicedMeasures.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={namesShown}
            onChange={(event) => useNames.setState({ shown: event.target.checked })}
          />
          Show people by name, for this visit only
        </label>
      </div>
    </>
  );
}
