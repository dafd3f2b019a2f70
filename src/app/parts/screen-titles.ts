import type { Screen } from '../../session/view';

export const screenTitles: Record<Screen, string> = {
  load: 'Load',
  readiness: 'Readiness',
  outcomes: 'Outcomes',
  overrides: 'Overrides',
  drift: 'Drift',
  'what-if': 'What if',
  tests: 'Tests',
  report: 'Report',
  decisions: 'Decisions',
  sql: 'SQL',
  definitions: 'Definitions',
};
