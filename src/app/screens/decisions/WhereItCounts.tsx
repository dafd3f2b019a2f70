import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { openRows } from '../../../session/view';
import type { DecisionFact } from '../../../answers/decisions/decision-path';
import { classWords, riskClassWords } from '../../../words/logged-words';
import { type Membership, whereItCounts } from '../../../metrics/decisions/where-it-counts';

const parts = {
  numerator: 'hits',
  denominator: 'counted',
  unresolved: 'open',
  'too young': 'young',
} as const;

function words({ as }: Membership): string {
  switch (as) {
    case 'numerator':
      return 'counted, in the numerator';
    case 'denominator':
      return 'counted, in the denominator only';
    case 'unresolved':
      return 'unresolved';
    case 'too young':
      return 'younger than the lag, not judged yet';
    case null:
      return 'not counted';
  }
}

/** The measures that this decision is part of, each opening its other rows. */
export function WhereItCounts({ fact }: { fact: DecisionFact }) {
  const selection = useSelection();
  const places = useQuery(
    (query, signal) => whereItCounts(query, selection, fact.event_id, signal),
    [fact.event_id, selection],
  );
  return (
    <>
      <h3>Where it counts</h3>
      <ul className="where small">
        <li>
          Accounting class: {classWords[fact.match_class] ?? fact.match_class}
          {fact.is_duplicate && ', a duplicate of another proposal'}
          {!fact.is_production && ', outside production'}
        </li>
        <li>Risk class: {riskClassWords(fact)}</li>
        {places.value?.map((place) => (
          <li key={place.metric.id}>
            {place.as === null ? (
              place.metric.title
            ) : (
              <button
                type="button"
                className="link"
                onClick={() =>
                  openRows({ of: 'metric', metric: place.metric.id, part: parts[place.as ?? 'numerator'] })
                }
              >
                {place.metric.title}
              </button>
            )}
            : {words(place)}
          </li>
        ))}
        {places.state === 'error' && <li>The measures could not be asked: {places.error?.message}</li>}
      </ul>
    </>
  );
}
