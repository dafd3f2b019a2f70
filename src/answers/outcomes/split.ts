/** Counts of the classes into which every proposal and every human action falls once. */
export interface SplitCounts {
  /** Matched pairs: same action, same target. */
  readonly agree: number;
  /** Of them: those that log no target. */
  readonly agreeWithoutTarget: number;
  /** Matched pairs that differ. */
  readonly differ: number;
  readonly agentOnly: number;
  readonly unresolved: number;
  readonly unadjudicableProposals: number;
  readonly humanOnly: number;
  readonly unadjudicableActions: number;
}

export type SplitClass = Exclude<keyof SplitCounts, 'agreeWithoutTarget'>;

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

/** What matched pairs agree in, as far as the log tells. */
export function agreeWords({
  agree,
  agreeWithoutTarget: without,
}: Pick<SplitCounts, 'agree' | 'agreeWithoutTarget'>): string {
  if (without === 0) return 'same action, same target';
  return without === agree ? 'same action; no target logged' : 'same action, same target where one is logged';
}

const otherWords: Record<Exclude<SplitClass, 'agree'>, string> = {
  differ: 'differ',
  agentOnly: 'agent only',
  unresolved: 'unresolved',
  unadjudicableProposals: 'unadjudicable',
  humanOnly: 'human only',
  unadjudicableActions: 'unadjudicable human actions',
};

export const splitWords = (id: SplitClass, counts: SplitCounts): string =>
  id === 'agree' ? agreeWords(counts) : otherWords[id];

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
