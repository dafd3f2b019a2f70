import type { Screen } from '../state/view';

export const screenTitles: Record<Screen, string> = {
  load: 'Load',
  readiness: 'Readiness',
  outcomes: 'Outcomes',
  overrides: 'Overrides',
  tests: 'Tests',
  decisions: 'Decisions',
  sql: 'SQL',
  definitions: 'Definitions',
};
