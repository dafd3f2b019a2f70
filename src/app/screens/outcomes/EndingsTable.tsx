import { Table } from '../../../charts/table/Table';
import { count } from '../../../words/format';
import { endingWords } from '../../../answers/outcomes/account-classes';
import { type Accounting, endings } from '../../../metrics/accounting/accounting';
import { RowsLink } from '../../parts/RowsLink';

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
          { head: 'Ending', cell: (ending) => endingWords[ending], foot: 'Total' },
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
