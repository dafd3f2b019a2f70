import type { Proposal, SealedProposal } from '../records/what-if';
import { sealProposal } from '../records/seal-proposal';
import { startOf, travelOf, type ValuesOf } from './address-field';
import { createStore } from './create-store';
import { whatIfAddress } from './what-if-address';

/** What is being tried out: a link says it. */
export type Tried = ValuesOf<typeof whatIfAddress>;

export interface WhatIfFields extends Tried {
  /** Chosen changes with their evidence in the order of choosing, for the report and for download. */
  proposals: readonly SealedProposal[];
}

export const startTried: Tried = startOf(whatIfAddress);
const start: WhatIfFields = { ...startTried, proposals: [] };

export const useWhatIf = createStore(
  {
    ...travelOf(whatIfAddress),
    // Rules that are too long for a link are kept by change-in-link.ts.
    before: ['screen', 'url', 'local_storage'],
    policy: ['screen', 'url', 'local_storage'],
    breaker: ['screen', 'url', 'local_storage'],
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
