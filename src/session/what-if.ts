import type { CalibrationGrouping } from '../metrics/calibration/by-group';
import { blastRadius } from '../records/what-if-settings/policy-presets';
import type { Side } from '../metrics/policy-replay/replay';
import { firstFloor } from '../records/what-if-settings/safe-fail-terms';
import {
  firstAsk,
  firstCosts,
  type Costs,
  type GuaranteeAsk,
} from '../records/what-if-settings/threshold-ask';
import type { Breaker } from '../records/breaker';
import type { Policy } from '../records/policy';
import type { Proposal, SealedProposal } from '../records/what-if';
import { sealProposal } from '../records/seal-proposal';
import { createStore } from './create-store';

/** What is being tried out: a link says it. */
export interface WhatIfFields {
  costs: Costs;
  ask: GuaranteeAsk;
  /** Where the slider stands; null = at the threshold that was found. */
  threshold: number | null;
  before: Side;
  policy: Policy;
  breaker: Breaker;
  /** A confidence below it is low, where safe fails are looked at. */
  lowBelow: number;
  /** What calibration is shown by. */
  calibrationBy: CalibrationGrouping;
  /** Chosen changes with their evidence in the order of choosing, for the report and for download. */
  proposals: readonly SealedProposal[];
}

export const firstBreaker: Breaker = {
  format: 'shadowproof-breaker/1',
  name: 'Containment breaker',
  version: '1',
  scope: 'agent_workflow',
  trips: [
    { kind: 'containments', most: 8, hours: 6 },
    { kind: 'false_positive_rate', above: 0.15, hours: 168, atLeast: 10 },
    { kind: 'consecutive_overrides', most: 4 },
  ],
  coolDownHours: 24,
  reset: { by: 'person', from: 8, until: 17 },
};

export type Tried = Omit<WhatIfFields, 'proposals'>;

export const startTried: Tried = {
  costs: firstCosts,
  ask: firstAsk,
  threshold: null,
  before: 'as_logged',
  policy: blastRadius,
  breaker: firstBreaker,
  lowBelow: firstFloor,
  calibrationBy: 'release',
};

const start: WhatIfFields = { ...startTried, proposals: [] };

export const useWhatIf = createStore(
  {
    costs: ['screen', 'url'],
    ask: ['screen', 'url'],
    threshold: ['screen', 'url'],
    before: ['screen', 'url', 'local_storage'],
    policy: ['screen', 'url', 'local_storage'],
    breaker: ['screen', 'url', 'local_storage'],
    lowBelow: ['screen', 'url'],
    calibrationBy: ['screen', 'url'],
    proposals: ['screen', 'report'],
  },
  start,
  'by another store',
);

/** Keeps a proposal for this visit, after the others; the same one once. */
export function chooseProposal(proposal: Proposal): SealedProposal {
  const sealed = sealProposal(proposal);
  useWhatIf.setState(({ proposals }) => ({
    proposals: [...proposals.filter(({ sha256 }) => sha256 !== sealed.sha256), sealed],
  }));
  return sealed;
}

export function dropProposal(sha256: string): void {
  useWhatIf.setState(({ proposals }) => ({ proposals: proposals.filter((each) => each.sha256 !== sha256) }));
}
