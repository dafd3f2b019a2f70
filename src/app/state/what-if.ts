import { create } from 'zustand';
import { blastRadius } from '../../metrics/policy-replay/presets';
import type { Side } from '../../metrics/policy-replay/replay';
import { firstAsk, type GuaranteeAsk } from '../../metrics/threshold/guarantee';
import { firstCosts, type Costs } from '../../metrics/threshold/threshold';
import type { Breaker } from '../../records/breaker';
import type { Policy } from '../../records/policy';
import type { Proposal } from '../../records/what-if';

/** What is being tried out: kept for this visit only. */
export interface WhatIfFields {
  costs: Costs;
  ask: GuaranteeAsk;
  /** Where the slider stands; null = at the threshold that was found. */
  threshold: number | null;
  before: Side;
  policy: Policy;
  breaker: Breaker;
  /** Chosen changes with their evidence, for the report and for download. */
  proposals: readonly Proposal[];
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

export const useWhatIf = create<WhatIfFields>(() => ({
  costs: firstCosts,
  ask: firstAsk,
  threshold: null,
  before: 'as_logged',
  policy: blastRadius,
  breaker: firstBreaker,
  proposals: [],
}));
