import { Table } from '../../../charts/table/Table';
import { count } from '../../../words/format';
import { type Accounting, type Ending, endings } from '../../../metrics/accounting/accounting';
import { RowsLink } from '../../parts/RowsLink';

const words: Record<Ending, string> = {
  human_approved: 'Human approved',
  human_changed: 'Human changed it',
  human_replaced: 'Human overrode it',
  human_held: 'Human rejected it',
  human_abstained: 'Human abstained',
  approval_expired: 'Approval expired',
  policy_denied: 'Policy denied it',
  executed_without_review: 'Executed without a review',
  not_reviewed: 'Not reviewed',
  nothing_proposed: 'Nothing proposed',
  agent_refused: 'Agent refused or abstained',
  agent_error: 'Agent ended in an error',
  duplicate: 'Duplicate of another proposal',
};

/** Why the endings count fewer human approvals and expiries than the classes and the grid do. */
const deniedFirst =
  '“Policy denied it” comes first: a proposal that policy denied stands there even where a human approved it or let it expire. The classes beside this and the grid below count it by what the human did.';

/** Refused, denied, held and expired are four things; none stands in for another. */
export function EndingsTable({ account }: { account: Accounting['decisions'] }) {
  return (
    <>
      <Table
        isCaptionShown
        isHeadless
        caption="How every decision in view ended"
        className="endings"
        rows={endings.filter((ending) => account.classes[ending] > 0)}
        rowKey={(ending) => ending}
        columns={[
          { head: 'Ending', cell: (ending) => words[ending], foot: 'Total' },
          {
            head: 'Decisions',
            number: true,
            cell: (ending) => (
              <RowsLink rows={{ of: 'set', set: 'ending', keys: [ending] }}>
                {count(account.classes[ending])}
              </RowsLink>
            ),
            foot: count(account.total),
          },
        ]}
      />
      {account.classes.policy_denied > 0 && <p className="fignote">{deniedFirst}</p>}
    </>
  );
}
