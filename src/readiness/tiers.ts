import type { Tier } from '../records/vocabulary';

const ladder: Readonly<Record<Tier, { readonly title: string; readonly next: Tier | null }>> = {
  read_only_analyst: { title: 'read-only analyst', next: 'advisory_responder' },
  advisory_responder: { title: 'advisory responder', next: 'limited_executor' },
  limited_executor: { title: 'limited executor', next: 'policy_staged_remediator' },
  policy_staged_remediator: { title: 'policy-staged remediator', next: 'autonomous_defender_mesh' },
  autonomous_defender_mesh: { title: 'autonomous defender mesh', next: null },
};

export const lowestTier: Tier = 'read_only_analyst';

/** The tier above; null above the highest. */
export function nextTierOf(tier: Tier): Tier | null {
  return ladder[tier].next;
}

/** The tier's name inside a sentence. */
export function tierTitle(tier: Tier): string {
  return ladder[tier].title;
}
