import { count, counted, duration, percent, percentRange } from '../../../words/format';
import type { ApprovalTime } from '../../../metrics/approval-time/approval-time';
import { RowsLink } from '../../parts/RowsLink';

const inWords = (seconds: number | null) => (seconds === null ? null : duration(seconds * 1000));

/** All proposals that were shown for approval, or wait for it. */
export const waitsOf = ({ counts }: ApprovalTime) => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** How long half and nine in ten took; a share that was not reached is told as such. */
export function headline(approval: ApprovalTime): string {
  if (approval.state === 'not_measurable') return 'Time to approval is not measurable here.';
  if (approval.state === 'not_enough_data')
    return `Not enough data: ${counted(waitsOf(approval), 'proposal')} waited for approval.`;
  const [half, most] = [inWords(approval.p50), inWords(approval.p90)];
  const never = 'Less than half of all proposals shown for approval were approved before the logs end.';
  if (half === null) return never;
  return most === null
    ? `Half of the proposals were approved within ${half}; fewer than nine in ten were approved before the logs end.`
    : `Half of the proposals were approved within ${half}, nine in ten within ${most}.`;
}

export function ApprovalHead({ approval }: { approval: ApprovalTime }) {
  const { counts, withinSla, unusable, reason, state } = approval;
  return (
    <>
      <p className="eyebrow">
        From when the proposal was visible to its approval; every proposal that was shown or needs approval
        counts
      </p>
      <h1 className="verdict">{headline(approval)}</h1>
      <p className="lede">
        {state !== 'measured' && reason}
        {state === 'measured' && withinSla && (
          <>
            Approved within {duration(withinSla.seconds * 1000)}: <b>{percent(withinSla.share)}</b> (
            {percentRange(withinSla.interval)}; {counted(waitsOf(approval) - unusable, 'proposal')}).{' '}
          </>
        )}
        {counts.pending > 0 && (
          <>
            <RowsLink rows={{ of: 'set', set: 'waiting', keys: ['pending'] }}>
              {count(counts.pending)}
            </RowsLink>{' '}
            still wait and stay in the denominator; waiting is never an approval.{' '}
          </>
        )}
        {counts.expired > 0 && (
          <>
            <RowsLink rows={{ of: 'set', set: 'waiting', keys: ['expired'] }}>
              {count(counts.expired)}
            </RowsLink>{' '}
            expired.{' '}
          </>
        )}
        {counts.never_approved > 0 && (
          <>
            <RowsLink rows={{ of: 'set', set: 'waiting', keys: ['never_approved'] }}>
              {count(counts.never_approved)}
            </RowsLink>{' '}
            ran without the approval they needed and count as never approved.{' '}
          </>
        )}
        {unusable > 0 &&
          `${counted(unusable, 'wait')} with no usable clock ${unusable === 1 ? 'is' : 'are'} counted below and left out of the curve.`}
      </p>
    </>
  );
}
