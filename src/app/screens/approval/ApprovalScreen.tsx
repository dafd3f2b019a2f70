import { duration } from '../../../words/format';
import { approvalTime } from '../../../metrics/approval-time/approval-time';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { Toggles } from '../../parts/Toggles';
import { ApprovalByGroup } from './ApprovalByGroup';
import { ApprovalCurve } from './ApprovalCurve';
import { ApprovalHead } from './ApprovalHead';
import { EndingsOfWaits } from './EndingsOfWaits';

/** In minutes; a link may name another. */
const usual = [5, 15, 60, 240];
const choicesWith = (minutes: number) =>
  [...new Set([...usual, minutes])]
    .sort((a, b) => a - b)
    .map((value) => ({ value, words: duration(value * 60_000) }));

/** How long a proposal waits until a human approves it, with what else may end the wait. */
export default function ApprovalScreen() {
  const selection = useSelection();
  const minutes = useView((view) => view.slaMinutes);
  const limit = minutes * 60;
  const answer = useQuery(
    (query, signal) => approvalTime(query, selection, limit, signal),
    [limit, selection],
  );
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Time to approval">
          {(value) => <ApprovalHead approval={value} />}
        </Answered>
        <p className="part-controls">
          Service level: approved within{' '}
          <Toggles
            label="Approved within"
            choices={choicesWith(minutes)}
            chosen={minutes}
            onChange={(slaMinutes) => useView.setState({ slaMinutes })}
          />
        </p>
      </section>
      <section>
        <Answered answer={answer} height={420} what="The curve">
          {(value) => <ApprovalCurve approval={value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={answer} height={260} what="The endings">
          {(value) => <EndingsOfWaits approval={value} />}
        </Answered>
      </section>
      <ApprovalByGroup selection={selection} limit={limit} />
    </>
  );
}
