import { operatorFunnel } from '../../../../metrics/operator-funnel/operator-funnel';
import { useSelection } from '../../../../session/slice-store';
import { useQuery } from '../../../ask/use-query';
import { goTo } from '../../../../session/view';
import { Answered } from '../../../parts/Answered';
import { NothingInSlice } from '../../../parts/NothingInSlice';
import { Chips } from '../Chips';
import { ConcentrationSection } from './ConcentrationSection';
import { FunnelSection } from './FunnelSection';
import { peopleSentence } from '../../../../answers/overrides/people-words';
import '../overrides.css';
import './people.css';

/** Who overrides more than chance and case mix explain, and how far overrides come from few. */
export default function PeopleScreen() {
  const selection = useSelection();
  const answer = useQuery((query, signal) => operatorFunnel(query, selection, signal), [selection]);
  return (
    <Answered answer={answer} height={900} what="People">
      {(found) =>
        found.people.length === 0 ? (
          <NothingInSlice
            title="No decision in this slice names the person who made it."
            detail="Without a reviewer, overrides by person are not measurable."
          />
        ) : (
          <>
            <section>
              <h1 className="verdict">{peopleSentence(found)}</h1>
              <p className="lede">
                People see different cases, and none are handed out at random: a mark outside the limits is a
                question to that person and no verdict. Names are pseudonyms unless you turn names on under
                Slices.{' '}
                <button type="button" className="link" onClick={() => goTo('outcomes', { part: 'bias' })}>
                  Who approves faster than can be read
                </button>{' '}
                stands under Automation bias.
              </p>
              <Chips selection={selection} />
            </section>
            <FunnelSection found={found} />
            <ConcentrationSection found={found} />
          </>
        )
      }
    </Answered>
  );
}
