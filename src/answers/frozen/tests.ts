import { capital, plainWord } from '../../words/format';
import { everyRate } from '../../metrics/catalogue';
import { testEndings, testRuns, stopEvents } from '../../metrics/tests/tests';
import { testRates } from '../../metrics/tests/definitions';
import type { ReportBlock } from '../../records/report/blocks';
import { type Freezing } from './context';
import { countsBlock } from './counts';
import { wholeBlock } from './measures';

const stopWords = {
  safe_fail: 'Failed safe',
  kill_switch_on: 'Kill switch thrown',
  kill_switch_off: 'Kill switch taken back',
  breaker_trip: 'Breaker tripped',
  breaker_reset: 'Breaker reset',
} as const;

/** How the agent did where the answer was known beforehand, and how often it was stopped. */
export async function freezeTests(freezing: Freezing): Promise<ReportBlock[]> {
  const { query, selection, signal, book } = freezing;
  const definitions = [...everyRate.filter(({ population }) => population === 'test'), ...testRates];
  const { runs, statement } = await testRuns(query, selection, signal);
  const kinds = [...new Set(runs.map(({ kind }) => kind))].sort();
  const stops = await stopEvents(query, signal);
  return [
    await wholeBlock(freezing, definitions, {
      id: 'test_measures',
      title: 'Tests, apart from production',
      lead: 'Scenarios with a known answer; no test counts as production, and no outcome is no pass.',
    }),
    countsBlock(
      {
        id: 'test_endings',
        title: 'How test runs ended',
        lead: 'A refusal is no hold, and an expiry is neither.',
        heading: 'Ending',
        columns: kinds.length === 0 ? ['Runs'] : kinds.map((kind) => capital(plainWord(kind))),
        statement: book.number('How test runs ended', statement),
      },
      testEndings.map((ending) => ({
        key: ending,
        label: capital(ending),
        counts: kinds.map((kind) =>
          runs
            .filter((run) => run.kind === kind && run.ending === ending)
            .reduce((sum, run) => sum + run.runs, 0),
        ),
      })),
      { rows: true, columns: true },
    ),
    countsBlock(
      {
        id: 'stops',
        title: 'Where the agent was stopped, or stopped itself',
        lead: 'Safe fails, kill switches and breakers of the whole log, production and drills.',
        heading: 'Event',
        columns: ['Events'],
        statement: book.number('Safe fails, kill switches and breakers', stops.statement),
      },
      Object.entries(stopWords).map(([key, label]) => ({
        key,
        label,
        counts: [stops.events.filter(({ kind }) => kind === key).length],
      })),
    ),
  ];
}
