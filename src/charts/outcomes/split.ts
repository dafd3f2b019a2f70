/** Counts of the classes into which every proposal and every human action falls once. */
export interface SplitCounts {
  /** Matched pairs: same action, same target. */
  readonly agree: number;
  /** Matched pairs that differ. */
  readonly differ: number;
  readonly agentOnly: number;
  readonly unresolved: number;
  readonly unadjudicableProposals: number;
  readonly humanOnly: number;
  readonly unadjudicableActions: number;
}

export type SplitClass = keyof SplitCounts;

export interface Segment {
  readonly id: SplitClass;
  readonly n: number;
  /** Shares 0…1 of the bar. */
  readonly from: number;
  readonly until: number;
}

const order: readonly SplitClass[] = [
  'unadjudicableProposals',
  'unresolved',
  'agentOnly',
  'agree',
  'differ',
  'humanOnly',
  'unadjudicableActions',
];

export const splitWords: Record<SplitClass, string> = {
  agree: 'same action, same target',
  differ: 'differ',
  agentOnly: 'agent only',
  unresolved: 'unresolved',
  unadjudicableProposals: 'unadjudicable',
  humanOnly: 'human only',
  unadjudicableActions: 'unadjudicable human actions',
};

export interface Split {
  readonly proposals: number;
  readonly actions: number;
  readonly segments: readonly Segment[];
  /** Where the agent's lane ends and the human's begins, shares 0…1. */
  readonly agentUntil: number;
  readonly humanFrom: number;
}

/** Lays the classes end to end; a matched pair is one stretch for both lanes. */
export function splitOf(counts: SplitCounts): Split {
  const total = order.reduce((sum, id) => sum + counts[id], 0);
  const scale = total === 0 ? 0 : 1 / total;
  let at = 0;
  const segments = order.map((id) => {
    const from = at * scale;
    at += counts[id];
    return { id, n: counts[id], from, until: at * scale };
  });
  const pairs = counts.agree + counts.differ;
  const before = counts.unadjudicableProposals + counts.unresolved + counts.agentOnly;
  return {
    proposals: before + pairs,
    actions: pairs + counts.humanOnly + counts.unadjudicableActions,
    segments: segments.filter((segment) => segment.n > 0),
    agentUntil: (before + pairs) * scale,
    humanFrom: before * scale,
  };
}
