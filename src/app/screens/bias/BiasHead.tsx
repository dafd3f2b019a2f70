import { counted, hitsOf, isShown, percent, percentRange, unresolvedWords } from '../../../words/format';
import type { Reviewers } from '../../../metrics/automation-bias/reviewers';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { LagNote } from '../../parts/NothingInSlice';
import { RowsLink } from '../../parts/RowsLink';
import { personName } from '../../parts/person-name';

/** Fewer timed approvals than this say nothing of a person's pace. */
export const enoughApprovals = 20;

/** What people did with wrong proposals; where none can be known to be wrong yet, what stands in its way. */
export function biasHeadline(commission: Rate): string {
  if (commission.state === 'not_measurable')
    return 'Automation bias is not measurable: nobody decided after seeing a proposal.';
  if (isAllYoung(commission))
    return 'No proposal here is older than the lag, so none is known to be wrong yet.';
  return isShown(commission)
    ? `Shown a wrong proposal, humans approved it in ${percent(commission.share)} of ${counted(commission.n, 'case')}.`
    : `Shown a wrong proposal, humans approved ${hitsOf(commission.hits, commission.n)}: too few for a percentage.`;
}

export function BiasHead({ commission, people }: { commission: Rate; people: Reviewers }) {
  const fast = people.reviewers.filter(
    ({ fastShare, timed_approvals: timed }) => timed >= enoughApprovals && (fastShare ?? 0) >= 0.5,
  );
  return (
    <>
      <p className="eyebrow">
        Reviewers who had seen the agent’s output, or of whom it is not known; names are pseudonyms
      </p>
      <h1 className="verdict">{biasHeadline(commission)}</h1>
      <p className="lede">
        {commission.n > 0 && commission.interval && (
          <>
            <RowsLink rows={{ of: 'metric', metric: 'automation_bias_commission', part: 'hits' }}>
              {hitsOf(commission.hits, commission.n)}
            </RowsLink>
            , 95% interval {percentRange(commission.interval)}, {counted(commission.incidents, 'incident')};{' '}
            {unresolvedWords(commission.unresolved, commission.bounds)}.{' '}
          </>
        )}
        {fast.length === 0
          ? 'Nobody with enough timed approvals gives half of them or more in under '
          : `${fast.map(({ reviewer }) => personName(reviewer)).join(', ')} ${fast.length === 1 ? 'gives' : 'each give'} half or more of their approvals in under `}
        {people.floorSeconds} s. {isAllYoung(commission) && <LagNote />}
      </p>
    </>
  );
}
