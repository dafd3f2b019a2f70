import { Table } from '../../../charts/table/Table';
import { SectionHead } from '../../parts/Section';
import { count, percent } from '../../../words/format';
import {
  type ApprovalTime,
  type WaitEnding,
  waitEndings,
} from '../../../metrics/approval-time/approval-time';
import { CountLink, RowsLink } from '../../parts/RowsLink';
import { waitsOf } from './ApprovalHead';

const words: Record<WaitEnding, string> = {
  approved: 'Approved, as proposed or changed',
  rejected: 'Rejected or overridden',
  expired: 'Expired: nobody decided in time',
  withdrawn: 'Withdrawn: the human abstained',
  never_approved: 'Never approved: it ran without the approval it needed',
  pending: 'Pending when the logs end',
};
const order = [...waitEndings].sort((a, b) => Number(a === 'pending') - Number(b === 'pending'));

/** Every wait in exactly one ending. */
export function EndingsOfWaits({ approval }: { approval: ApprovalTime }) {
  const total = waitsOf(approval);
  return (
    <>
      <SectionHead
        title="Every wait has one ending"
        sub="Blind reviews are not waits for approval: their reviewer never saw the proposal."
      />
      <Table
        caption="Waits by their ending"
        className="narrow-table"
        rows={order}
        rowKey={(ending) => ending}
        columns={[
          { head: 'Ending', cell: (ending) => words[ending], foot: 'Total' },
          {
            head: 'Proposals',
            number: true,
            cell: (ending) => (
              <CountLink n={approval.counts[ending]} rows={{ of: 'set', set: 'waiting', keys: [ending] }} />
            ),
            foot:
              total === 0 ? (
                '0'
              ) : (
                <RowsLink rows={{ of: 'set', set: 'waiting_all', keys: [] }}>{count(total)}</RowsLink>
              ),
          },
          {
            head: 'Of all',
            number: true,
            cell: (ending) =>
              total < 10 || approval.counts[ending] === 0 ? '–' : percent(approval.counts[ending] / total),
          },
        ]}
      />
    </>
  );
}
