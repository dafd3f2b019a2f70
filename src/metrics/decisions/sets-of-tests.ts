import { testEnding } from '../tests/tests';
import { plain, type RowSet } from '../rate/row-set';

const ofTest = 'scenario_kind = ? AND scenario_category = ?';
const expecting = "SELECT event_id FROM decisions WHERE coalesce(scenario_expected, '(none)') = ?";
const testName = (kind: string | undefined, category: string | undefined) =>
  `Test runs: ${plain(kind)}${category === '(none)' ? '' : `, ${plain(category)}`}`;

/** Test runs by kind, category, expectation and ending. */
export const setsOfTests: readonly RowSet[] = [
  {
    id: 'scenario',
    title: ([kind, category, ending]) => `${testName(kind, category)}, ${ending}`,
    population: 'test',
    clause: `${ofTest} AND CASE
    WHEN scenario_met IS NULL THEN 'no outcome'
    WHEN scenario_met THEN 'as expected'
    ELSE 'not as expected'
  END = ?`,
    keys: 3,
  },
  {
    id: 'scenario_runs',
    title: ([kind, category, expected]) => `${testName(kind, category)}, expected ${plain(expected)}`,
    population: 'test',
    clause: `${ofTest} AND event_id IN (${expecting})`,
    keys: 3,
  },
  {
    id: 'scenario_ending',
    title: ([kind, category, expected, ending]) =>
      `${testName(kind, category)}, expected ${plain(expected)}, ended: ${ending}`,
    population: 'test',
    clause: `${ofTest} AND event_id IN (${expecting}) AND ${testEnding} = ?`,
    keys: 4,
  },
];
