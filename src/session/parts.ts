import type { Screen } from './view';

export interface ScreenPart {
  /** As in a link: `part=controls`. */
  readonly id: string;
  readonly title: string;
}

/** The parts of a screen in the order of its second line; the first is the screen itself. */
export const screenParts: Partial<Record<Screen, readonly ScreenPart[]>> = {
  load: [
    { id: 'files', title: 'Files' },
    { id: 'mapper', title: 'Map columns' },
    { id: 'integrity', title: 'Integrity' },
  ],
  decisions: [
    { id: 'list', title: 'All decisions' },
    { id: 'queue', title: 'Review queue' },
  ],
  overrides: [
    { id: 'slices', title: 'Slices' },
    { id: 'people', title: 'People' },
    { id: 'reasons', title: 'Reasons and near misses' },
    { id: 'compare', title: 'Compare' },
    { id: 'patterns', title: 'Pattern finder' },
  ],
  'what-if': [
    { id: 'calibration', title: 'Calibration' },
    { id: 'threshold', title: 'Threshold' },
    { id: 'policy', title: 'Policy' },
    { id: 'breaker', title: 'Circuit breaker' },
    { id: 'safe-fail', title: 'Safe fail' },
    { id: 'proposals', title: 'Proposals' },
  ],
  report: [
    { id: 'compose', title: 'Compose' },
    { id: 'opened', title: 'Opened reports' },
    { id: 'over-time', title: 'Over time' },
  ],
  outcomes: [
    { id: 'totals', title: 'Totals and measures' },
    { id: 'measures', title: 'Every measure' },
    { id: 'approval', title: 'Time to approval' },
    { id: 'agreement', title: 'Agreement' },
    { id: 'bias', title: 'Automation bias' },
    { id: 'missed', title: 'Missed cases' },
    { id: 'evidence', title: 'Evidence quality' },
  ],
  readiness: [
    { id: 'verdicts', title: 'Verdicts' },
    { id: 'criteria', title: 'Criteria' },
    { id: 'plan', title: 'Plan before you collect' },
    { id: 'watch', title: 'Step-down watch' },
    { id: 'controls', title: 'Controls' },
    { id: 'self-test', title: 'Gate self-test' },
    { id: 'value', title: 'Risk and value' },
  ],
};

/** The part that is shown: the first where `part` names none of the screen's; null without parts. */
export function shownPart(screen: Screen, part: string | null): ScreenPart | null {
  const parts = screenParts[screen] ?? [];
  return parts.find(({ id }) => id === part) ?? parts[0] ?? null;
}

/** The part as a link names it: null for the first of a screen, and for one that is not the screen's. */
export function linkedPart(screen: Screen, part: string | null): string | null {
  const shown = shownPart(screen, part);
  return shown === null || shown === screenParts[screen]?.[0] ? null : shown.id;
}
