import type { Screen } from '../state/view';

export const screenTitles: Record<Screen, string> = {
  load: 'Load',
  readiness: 'Readiness',
  outcomes: 'Outcomes',
  tests: 'Tests',
  decisions: 'Decisions',
  definitions: 'Definitions',
};
