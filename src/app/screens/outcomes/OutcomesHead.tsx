import { count, counted, hitsOf, percent, percentRange, unresolvedWords } from '../../../words/format';
import type { MetricId } from '../../../metrics/catalogue';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { LagNote } from '../../parts/NothingInSlice';
import { RowsLink } from '../../parts/RowsLink';

type Rates = Record<MetricId, Rate[]>;

/** Both numbers as a headline; where nothing can be wrong yet, what stands in its way. */
export function outcomesHeadline(wrong: Rate | undefined, overridden: Rate | undefined): string {
  const first =
    !overridden || overridden.n === 0
      ? 'No proposal here got a human decision.'
      : `Humans overrode ${hitsOf(overridden.hits, overridden.n)} proposals.`;
  const second =
    !wrong || wrong.n === 0
      ? wrong && isAllYoung(wrong)
        ? 'No action here is older than the lag, so none is judged yet.'
        : 'No action here that could be judged has a label.'
      : `${hitsOf(wrong.hits, wrong.n)} actions were wrong.`;
  return `${first} ${second}`;
}

/** The two numbers that must not be confused: differs from a human, and wrong by the truth. */
export function OutcomesHead({ rates, lagDays }: { rates: Rates; lagDays: number }) {
  const wrong = rates.false_positive_share[0];
  const overridden = rates.override_rate[0];
  const undone = rates.rollback_rate[0];
  return (
    <>
      <p className="eyebrow">
        “Wrong” is against the truth and counts decisions{' '}
        {lagDays === 0 ? 'of any age, since no lag is set' : 'older than the lag'}; “overrode” is against a
        human and counts every proposal that a human decided on
      </p>
      <h1 className="verdict">{outcomesHeadline(wrong, overridden)}</h1>
      <p className="lede">
        {wrong && <Said title="False-positive share of actions" rate={wrong} id="false_positive_share" />}{' '}
        {overridden && <Said title="Override rate" rate={overridden} id="override_rate" />}{' '}
        {undone && <Said title="Rollback rate" rate={undone} id="rollback_rate" />} An override is not an
        error of the agent, and an error need not be overridden.
        {wrong && !isAllYoung(wrong) && lagDays > 0 && (
          <>
            {' '}
            Only actions older than the lag of {counted(lagDays, 'day')} count as right or wrong
            {wrong.young > 0 && `, so ${count(wrong.young)} younger are left out`}: a share over every row of
            the files is another number.
          </>
        )}
      </p>
      {wrong && isAllYoung(wrong) && (
        <p className="lede small">
          <LagNote />
        </p>
      )}
    </>
  );
}

function Said({ title, rate, id }: { title: string; rate: Rate; id: MetricId }) {
  if (rate.state === 'not_measurable') return <>{title}: not measurable. </>;
  if (isAllYoung(rate)) return <>{title}: too young to be judged. </>;
  if (rate.state === 'not_enough_data' || rate.share === null || !rate.interval) {
    return (
      <>
        {title}: {hitsOf(rate.hits, rate.n)}, too few for a percentage.{' '}
      </>
    );
  }
  return (
    <>
      {title}{' '}
      <b>
        <RowsLink rows={{ of: 'metric', metric: id, part: rate.hits > 0 ? 'hits' : 'counted' }}>
          {percent(rate.share)}
        </RowsLink>
      </b>{' '}
      ({percentRange(rate.interval)}; {counted(rate.incidents, 'incident')};{' '}
      {unresolvedWords(rate.unresolved, rate.bounds)}).
    </>
  );
}
