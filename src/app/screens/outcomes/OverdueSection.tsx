import { Table } from '../../../charts/table/Table';
import { count } from '../../../words/format';
import { labelDelay } from '../../../metrics/label-delay/label-delay';
import type { LabelDelay } from '../../../metrics/label-delay/label-delay';
import { openApprovals } from '../../../metrics/open-approvals/open-approvals';
import type { OpenApprovals } from '../../../metrics/open-approvals/open-approvals';
import type { RowsRequest } from '../../../slice/rows-request';
import { useReleaseNames } from '../../ask/use-release-names';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { Fold, PartOnPhoneFolded } from '../../parts/Fold';
import { RowsLink } from '../../parts/RowsLink';
import { approvalSentence, labelLineWords, labelSentence } from '../../../answers/outcomes/overdue-words';
import { SectionHead, type SectionProps } from '../../parts/Section';

/** What has not come: labels after the lag, and answers of people. */
export function OverdueSection({ selection }: SectionProps) {
  const nameOf = useReleaseNames();
  const labels = useQuery((query, signal) => labelDelay(query, selection, signal), [selection]);
  const approvals = useQuery((query, signal) => openApprovals(query, selection, signal), [selection]);
  return (
    <PartOnPhoneFolded title="Late labels and open approvals">
      <section>
        <div className="cols">
          <div className="c6">
            <SectionHead
              title={selection.maturityLagDays === 0 ? 'Labels' : 'Labels later than the lag'}
              sql={labels.value?.statement}
              sub="Proposals to act; a missing label stays unresolved."
            />
            <Answered answer={labels} height={220} what="The labels">
              {(found) => (
                <>
                  <p className="lede">{labelSentence(found, nameOf)}</p>
                  <Fold summary="In numbers" hasProblem={false}>
                    <LabelCounts found={found} />
                  </Fold>
                </>
              )}
            </Answered>
          </div>
          <div className="c6">
            <SectionHead
              title="Approvals that nobody gave"
              sql={approvals.value?.statement}
              sub="Proposals that waited for a person; blind reviews are no approvals."
            />
            <Answered answer={approvals} height={220} what="The approvals">
              {(found) => (
                <>
                  <p className="lede">{approvalSentence(found, nameOf)}</p>
                  <Fold summary="In numbers" hasProblem={false}>
                    <ApprovalCounts found={found} />
                  </Fold>
                </>
              )}
            </Answered>
          </div>
        </div>
      </section>
    </PartOnPhoneFolded>
  );
}

interface Line {
  title: string;
  number: number;
  rows?: RowsRequest;
}

function Lines({ caption, lines }: { caption: string; lines: readonly Line[] }) {
  return (
    <Table
      isCaptionShown
      isHeadless
      caption={caption}
      className="endings"
      rows={lines}
      rowKey={({ title }) => title}
      columns={[
        { head: 'Line', cell: ({ title }) => title },
        {
          head: 'Number',
          number: true,
          cell: ({ number, rows }) =>
            rows && number > 0 ? <RowsLink rows={rows}>{count(number)}</RowsLink> : count(number),
        },
      ]}
    />
  );
}

const everywhere = ['', '', ''];
const setOf = (set: string, keys = everywhere): RowsRequest => ({ of: 'set', set, keys });

function LabelCounts({ found: { all, lagDays } }: { found: LabelDelay }) {
  const words = labelLineWords(lagDays);
  const lines: Line[] = [
    {
      title: words.inTime,
      number: all.matured - all.late - all.missing,
      rows: setOf('label_in_time', []),
    },
    { title: words.late, number: all.late, rows: setOf('label_late') },
    { title: 'No label', number: all.missing, rows: setOf('label_missing') },
    { title: words.all, number: all.matured, rows: setOf('label_judged', []) },
  ];
  return <Lines caption={words.caption} lines={lines} />;
}

function ApprovalCounts({ found: { all } }: { found: OpenApprovals }) {
  const lines: Line[] = [
    {
      title: 'Answered',
      number: all.asked - all.pending - all.expired,
      rows: setOf('approval_answered', []),
    },
    { title: 'Pending', number: all.pending, rows: setOf('approval_open') },
    {
      title: 'of these, required by policy',
      number: all.required,
      rows: setOf('waiting_required', []),
    },
    { title: 'Expired', number: all.expired, rows: setOf('approval_expired') },
    {
      title: 'of these, executed all the same',
      number: all.executedAfterExpiry,
      rows: setOf('approval_expired_executed', []),
    },
    { title: 'Shown for approval', number: all.asked, rows: setOf('waiting_all', []) },
  ];
  return <Lines caption="Proposals shown for approval" lines={lines} />;
}
