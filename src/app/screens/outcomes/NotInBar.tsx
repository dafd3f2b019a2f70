import { count, counted } from '../../../words/format';
import type { Accounting } from '../../../metrics/accounting/accounting';
import { useSession } from '../../../session/session';
import { goTo } from '../../../session/view';

const areOr = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** What was read and is no proposal of this slice; nothing is lost on the way. */
export function NotInBar({ account }: { account: Accounting }) {
  const build = useSession((session) => session.account?.build);
  if (!build) return null;
  const { total, classes } = account.decisions;
  const elsewhere = build.facts - total;
  const orphans = Object.values(build.orphanCount).reduce((sum, number) => sum + (number ?? 0), 0);
  return (
    <>
      <h3>What is not in the bar</h3>
      <p className="lede not-in-bar">
        {counted(build.facts, 'decision')} {areOr(build.facts, 'was', 'were')} read. {count(total)}{' '}
        {areOr(total, 'is', 'are')} in view: {counted(account.proposals.total, 'proposal')},{' '}
        {count(classes.nothing_proposed)} in which nothing was proposed, {count(classes.agent_refused)}{' '}
        refused or abstained, {count(classes.agent_error)} ended in an error,{' '}
        {counted(classes.duplicate, 'duplicate')}.{' '}
        {elsewhere > 0 &&
          `${count(elsewhere)} ${areOr(elsewhere, 'is', 'are')} not in view: tests, drills, and what filters leave out. `}
        {counted(orphans, 'audit event')} {orphans === 1 ? 'names' : 'name'} a decision that no file holds;{' '}
        {counted(build.decisionsWithoutEvents, 'decision')}{' '}
        {build.decisionsWithoutEvents === 1 ? 'has' : 'have'} no audit event.{' '}
        <button type="button" className="link" onClick={() => goTo('load')}>
          See the account
        </button>
      </p>
    </>
  );
}
