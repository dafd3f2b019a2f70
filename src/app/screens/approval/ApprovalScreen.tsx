import { useState } from 'react';
import { approvalTime } from '../../../metrics/approval-time/approval-time';
import { toAddress } from '../../../slice/address/address';
import { useSelection } from '../../state/slice';
import { useQuery } from '../../state/use-query';
import { Answered } from '../Answered';
import { Toggles } from '../Toggles';
import { ApprovalByGroup } from './ApprovalByGroup';
import { ApprovalCurve } from './ApprovalCurve';
import { ApprovalHead } from './ApprovalHead';
import { EndingsOfWaits } from './EndingsOfWaits';
import '../part-screens.css';

const limits = [
  { value: 300, words: '5 min' },
  { value: 900, words: '15 min' },
  { value: 3600, words: '1 h' },
  { value: 14_400, words: '4 h' },
];

/** How long a proposal waits until a human approves it, with what else may end the wait. */
export default function ApprovalScreen() {
  const selection = useSelection();
  const address = toAddress(selection);
  const [limit, setLimit] = useState(900);
  const answer = useQuery(`approval ${limit} ${address}`, (query, signal) =>
    approvalTime(query, selection, limit, signal),
  );
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Time to approval">
          {(value) => <ApprovalHead approval={value} />}
        </Answered>
        <p className="part-controls">
          Service level: approved within{' '}
          <Toggles label="Approved within" choices={limits} chosen={limit} onChange={setLimit} />
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
      <ApprovalByGroup selection={selection} address={address} limit={limit} />
    </>
  );
}
