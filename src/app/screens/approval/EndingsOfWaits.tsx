import { count, percent } from '../../../words/format';
import {
  type ApprovalTime,
  type WaitEnding,
  waitEndings,
} from '../../../metrics/approval-time/approval-time';
import { RowsLink } from '../../parts/RowsLink';
import { waitsOf } from './ApprovalHead';

const words: Record<WaitEnding, string> = {
  approved: 'Approved, as proposed or changed',
  rejected: 'Rejected or overridden',
  expired: 'Expired: nobody decided in time',
  withdrawn: 'Withdrawn: the human abstained',
  pending: 'Pending when the logs end',
};
const order = [...waitEndings].sort((a, b) => Number(a === 'pending') - Number(b === 'pending'));

/** Every wait in exactly one ending. */
export function EndingsOfWaits({ approval }: { approval: ApprovalTime }) {
  const total = waitsOf(approval);
  return (
    <>
      <div className="head">
        <h2>Every wait has one ending</h2>
        <p className="sub">
          Blind reviews are not waits for approval: their reviewer never saw the proposal.
        </p>
      </div>
      <div className="scroll">
        <table className="narrow-table">
          <thead>
            <tr>
              <th scope="col">Ending</th>
              <th scope="col" className="num">
                Proposals
              </th>
              <th scope="col" className="num">
                Of all
              </th>
            </tr>
          </thead>
          <tbody>
            {order.map((ending) => (
              <tr key={ending}>
                <th scope="row">{words[ending]}</th>
                <td className="num">
                  {approval.counts[ending] === 0 ? (
                    <span className="q">none</span>
                  ) : (
                    <RowsLink rows={{ of: 'set', set: 'waiting', keys: [ending] }}>
                      {count(approval.counts[ending])}
                    </RowsLink>
                  )}
                </td>
                <td className="num">
                  {total < 10 || approval.counts[ending] === 0
                    ? '–'
                    : percent(approval.counts[ending] / total)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className="num">
                {total === 0 ? (
                  '0'
                ) : (
                  <RowsLink rows={{ of: 'set', set: 'waiting_all', keys: [] }}>{count(total)}</RowsLink>
                )}
              </td>
              <td className="num" />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
