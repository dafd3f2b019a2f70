import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { duration, plainWord, utcDateTime } from '../../../words/format';
import type { Statement } from '../../../database/engine/query';
import type { StopEvent } from '../../../metrics/tests/tests';
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
        <Table
          caption="Safe fails, kill switches and breakers in order of time"
          region="Stops"
          className="endings-table"
          rows={events}
          rowKey={(event) => event.event_id}
          columns={[
            { head: 'Time', cell: ({ at }) => utcDateTime(at) },
            { head: 'What', cell: ({ kind }) => words[kind] },
            { head: 'Agent', cell: ({ agent }) => (agent === '(none)' ? 'all agents' : agent) },
            {
              head: 'Workflow',
              cell: ({ workflow }) => (workflow === '(none)' ? 'all' : plainWord(workflow)),
            },
            {
              head: 'Stood for',
              number: true,
              cell: (event) => {
                if (!isStanding(event)) return '–';
                return event.released === null ? 'not taken back' : duration(event.released - event.at);
              },
            },
          ]}
        />
      )}
    </Figure>
  );
}
