import { counted, hitsOf, isShown, percent, percentRange } from '../../../words/format';
import type { Missed } from '../../../metrics/missed/missed';
import { RowsLink } from '../../parts/RowsLink';

/** The estimate cannot be right where labelled misses alone are more than it says. */
const isBelowKnown = ({ share, bounds }: Missed['missed']) =>
  share !== null && bounds !== null && share < bounds.lower;

function headline({ missed }: Missed): string {
  if (missed.state === 'not_measurable') return 'Missed cases cannot be measured.';
  if (!isShown(missed))
    return missed.n === 0
      ? 'Not enough data: no case of the audit sample turned out to be real.'
      : `The agent missed ${hitsOf(missed.hits, missed.n)} real cases of the audit sample: too few for a percentage.`;
  if (isBelowKnown(missed) && missed.bounds)
    return `By what is known, the agent missed between ${percent(missed.bounds.lower)} and ${percent(missed.bounds.upper)} of real cases.`;
  return `The agent missed ${percent(missed.share)} of real cases, estimated from an audit sample.`;
}

export function MissedHead({ found }: { found: Missed }) {
  const { missed } = found;
  return (
    <>
      <p className="eyebrow">
        Real cases in which the agent proposed nothing, or too little for what turned out to be real: neither
        an action nor an escalation, or less than the human then did. No label exists for a case that nobody
        opened
      </p>
      <h1 className="verdict">{headline(found)}</h1>
      <p className="lede">
        {missed.state === 'not_measurable'
          ? `${missed.reason ?? ''} `
          : missed.n > 0 && (
              <>
                <RowsLink rows={{ of: 'set', set: 'audit_missed', keys: [] }}>
                  {hitsOf(missed.hits, missed.n)}
                </RowsLink>{' '}
                in {counted(missed.incidents, 'incident')}, sampled or proposed on
                {missed.interval && `, 95% interval ${percentRange(missed.interval)}`}.{' '}
              </>
            )}
        {isBelowKnown(missed) && missed.share !== null && (
          <>
            The estimate with the audit sample, {percent(missed.share)}, <b>is below what is already known</b>
            : labelled cases outside the sample, in which the agent proposed something other than an action,
            are not in it. Read the bounds.{' '}
          </>
        )}
        {missed.bounds && (
          <>
            Without a sample only this is known: between {percent(missed.bounds.lower)} and{' '}
            {percent(missed.bounds.upper)}, according to what the unlabelled cases turn out to be.{' '}
            <RowsLink rows={{ of: 'set', set: 'known_missed', keys: [] }}>Known misses</RowsLink>,{' '}
            <RowsLink rows={{ of: 'set', set: 'silent_unlabelled', keys: [] }}>
              silent and unlabelled
            </RowsLink>
            .
          </>
        )}
      </p>
    </>
  );
}
