import { missed } from '../../../metrics/missed/missed';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { MissedByRisk } from './MissedByRisk';
import { MissedHead } from './MissedHead';
import { SampledShares } from './SampledShares';

/** What the agent did not propose and should have: from an audit sample, or not measurable. */
export default function MissedScreen() {
  const selection = useSelection();
  const answer = useQuery((query, signal) => missed(query, selection, signal), [selection]);
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Missed cases">
          {(value) => <MissedHead found={value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={answer} height={300} what="The audit sample">
          {(value) => <SampledShares found={value} />}
        </Answered>
      </section>
      <MissedByRisk selection={selection} />
    </>
  );
}
