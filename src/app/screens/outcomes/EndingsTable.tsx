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
      <table className="endings">
        <caption>How every decision in view ended</caption>
        <tbody>
          {endings
            .filter((ending) => account.classes[ending] > 0)
            .map((ending) => (
              <tr key={ending}>
                <th scope="row">{words[ending]}</th>
                <td className="num">
                  <RowsLink rows={{ of: 'set', set: 'ending', keys: [ending] }}>
                    {count(account.classes[ending])}
                  </RowsLink>
                </td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td className="num">{count(account.total)}</td>
          </tr>
        </tfoot>
      </table>
      {account.classes.policy_denied > 0 && <p className="fignote">{deniedFirst}</p>}
    </>
  );
}
