import { useState } from 'react';
import { counted, hitsOf, plainWord, utcDate } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { similarDecisions } from '../../../metrics/similar/similar';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { humanWords } from '../../../words/logged-words';

/** What happened in cases like this one; asked for when opened. */
export function SimilarDecisions({ eventId }: { eventId: string }) {
  const [isOpen, setOpen] = useState(false);
  const answer = useQuery((query, signal) => similarDecisions(query, eventId, signal), [eventId], isOpen);
  const found = answer.value;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Similar decisions</summary>
      {answer.state === 'error' && <p className="small">They could not be read: {answer.error?.message}</p>}
      {isOpen && found && (
        <>
          <p className="small">
            Of the {counted(found.decisions.length, 'decision')} most alike (same workflow and kind of
            action), humans overrode {hitsOf(found.overridden, found.decided)}; warranted{' '}
            {hitsOf(found.warranted, found.known)} whose truth is known.
          </p>
          <ul className="similar small">
            {found.decisions.slice(0, 12).map((one) => (
              <li key={one.event_id}>
                <button
                  type="button"
                  className="link mono"
                  onClick={() => useView.setState({ decision: one.event_id })}
                >
                  {one.decision_id}
                </button>{' '}
                {utcDate(one.at)}, {plainWord(one.action)}
                {one.resource ? ` on ${one.resource}` : ''}:{' '}
                {humanWords[one.human_outcome] ?? plainWord(one.human_outcome)}
                {one.warranted === null ? (
                  ''
                ) : (
                  <>
                    , <Mark kind={one.warranted ? 'truth' : 'wrong'} />{' '}
                    {one.warranted ? 'warranted' : 'not warranted'}
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
