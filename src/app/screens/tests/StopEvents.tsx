import { Figure } from '../../../charts/figure/Figure';
import { duration, utcDateTime } from '../../../words/format';
import type { Statement } from '../../../database/engine/query';
import type { StopEvent } from '../../../metrics/tests/tests';
import { plainWord } from '../../../words/filter-words';
import { isStanding, stopsSentence } from '../../../answers/tests/tests-words';

const words: Record<StopEvent['kind'], string> = {
  safe_fail: 'Safe fail',
  kill_switch_on: 'Kill switch thrown',
  kill_switch_off: 'Kill switch taken back',
  breaker_trip: 'Breaker tripped',
  breaker_reset: 'Breaker reset',
};

/** Times the agent was stopped or stopped itself, as the control records have it. */
export function StopEvents({ events, statement }: { events: readonly StopEvent[]; statement: Statement }) {
  return (
    <Figure
      title="Safe fails, kill switches and breakers"
      summary={
        events.length === 0
          ? 'None is in the logs: that nothing stopped the agent is not shown to be because nothing had to.'
          : stopsSentence(events)
      }
      sql={[statement]}
      note="From control records, of the whole log: they do not say whether they were an exercise or in earnest, so they are listed and counted in no share, here or in production."
    >
      {events.length > 0 && (
        <div className="scroll" role="region" aria-label="Stops" tabIndex={0}>
          <table className="endings-table">
            <caption className="vh">Safe fails, kill switches and breakers in order of time</caption>
            <thead>
              <tr>
                <th scope="col">Time (UTC)</th>
                <th scope="col">What</th>
                <th scope="col">Agent</th>
                <th scope="col">Workflow</th>
                <th scope="col" className="num">
                  Stood for
                </th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <tr key={event.event_id}>
                  <th scope="row">{utcDateTime(event.at)}</th>
                  <td>{words[event.kind]}</td>
                  <td>{event.agent === '(none)' ? 'all agents' : event.agent}</td>
                  <td>{event.workflow === '(none)' ? 'all' : plainWord(event.workflow)}</td>
                  <td className="num">
                    {isStanding(event)
                      ? event.released === null
                        ? 'not taken back'
                        : duration(event.released - event.at)
                      : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Figure>
  );
}
