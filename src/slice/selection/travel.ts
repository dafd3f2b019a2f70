import type { Selection } from './selection';

/** Where a field may go beyond the screen. */
export interface Travel {
  readonly url: boolean;
  readonly localStorage: boolean;
  readonly report: boolean;
}

/** A field that is added to Selection does not compile until it is declared here. */
export const selectionTravel = {
  from: { url: true, localStorage: false, report: true },
  to: { url: true, localStorage: false, report: true },
  only: { url: true, localStorage: false, report: true },
  environment: { url: true, localStorage: false, report: true },
  maturityLagDays: { url: true, localStorage: false, report: true },
  minLabelRank: { url: true, localStorage: false, report: true },
} as const satisfies Record<keyof Selection, Travel>;
