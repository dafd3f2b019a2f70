import { useState } from 'react';
import { nearMisses, overConfident } from '../../../../metrics/near-misses/near-misses';
import { reasonTerms } from '../../../../metrics/reason-terms/reason-terms';
import { useSelection } from '../../../../session/slice-store';
import { useQuery } from '../../../ask/use-query';
import { Answered } from '../../../parts/Answered';
import { Chips } from '../Chips';
import { NearMissSection, nearMissSentence } from './NearMissSection';
import { RepeatSection } from './RepeatSection';
import { SureSection } from './SureSection';
import { TermSection } from './TermSection';
import '../overrides.css';

/** Why people overrode, what was stopped just before harm, and where the agent was sure and wrong. */
export default function ReasonsScreen() {
  const selection = useSelection();
  const [threshold, setThreshold] = useState(0.95);
  const misses = useQuery((query, signal) => nearMisses(query, selection, signal), [selection]);
  const terms = useQuery((query, signal) => reasonTerms(query, selection, signal), [selection]);
  const sure = useQuery(
    (query, signal) => overConfident(query, selection, threshold, signal),
    [selection, threshold],
  );
  return (
    <>
      <section>
        <Answered answer={misses} height={120} what="Near misses">
          {(found) => <h1 className="verdict">{nearMissSentence(found)}</h1>}
        </Answered>
        <Chips selection={selection} />
      </section>
      <div className="bench-gap">
        <Answered answer={misses} height={400} what="Near misses">
          {(found) => (
            <>
              <NearMissSection found={found} />
              <RepeatSection found={found} />
            </>
          )}
        </Answered>
      </div>
      <div className="bench-gap">
        <Answered answer={terms} height={400} what="Reasons in words">
          {(found) => <TermSection found={found} />}
        </Answered>
      </div>
      <div className="bench-gap">
        <Answered answer={sure} height={320} what="Sure and wrong">
          {(found) => <SureSection found={found} threshold={threshold} onThreshold={setThreshold} />}
        </Answered>
      </div>
    </>
  );
}
