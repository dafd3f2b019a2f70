import { counted, hitsOf, percent, percentRange, unresolvedWords } from '../../../charts/format';
import type { MetricId } from '../../../metrics/catalogue';
import type { Rate } from '../../../metrics/rate/rate';
import { RowsLink } from '../RowsLink';

type Rates = Record<MetricId, Rate[]>;

function headline(wrong: Rate | undefined, overridden: Rate | undefined): string {
  const first =
    !overridden || overridden.n === 0
      ? 'No proposal here got a human decision.'
      : `Humans overrode ${hitsOf(overridden.hits, overridden.n)} proposals.`;
  const second =
    !wrong || wrong.n === 0
      ? 'No action here has a label old enough to be judged.'
      : `${hitsOf(wrong.hits, wrong.n)} actions were wrong.`;
  return `${first} ${second}`;
}

/** The two numbers that must not be confused: differs from a human, and wrong by the truth. */
export function OutcomesHead({ rates }: { rates: Rates }) {
  const wrong = rates.false_positive_share[0];
  const overridden = rates.override_rate[0];
  const undone = rates.rollback_rate[0];
  return (
    <>
      <p className="eyebrow">
        “Wrong” is against the truth and counts decisions older than the lag; “overrode” is against a human
        and counts every proposal that a human decided on
      </p>
      <h1 className="verdict">{headline(wrong, overridden)}</h1>
      <p className="lede">
        {wrong && <Said title="False-positive share of actions" rate={wrong} id="false_positive_share" />}{' '}
        {overridden && <Said title="Override rate" rate={overridden} id="override_rate" />}{' '}
        {undone && <Said title="Rollback rate" rate={undone} id="rollback_rate" />} An override is not an
        error of the agent, and an error need not be overridden.
      </p>
    </>
  );
}

function Said({ title, rate, id }: { title: string; rate: Rate; id: MetricId }) {
  if (rate.state === 'not_measurable') return <>{title}: not measurable. </>;
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
