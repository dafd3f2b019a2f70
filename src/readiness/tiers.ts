import type { Tier } from '../records/vocabulary';

const ladder: readonly Tier[] = [
  'read_only_analyst',
  'advisory_responder',
  'limited_executor',
  'policy_staged_remediator',
  'autonomous_defender_mesh',
];

export const lowestTier: Tier = 'read_only_analyst';

/** The tier above; null above the highest. */
export function nextTierOf(tier: Tier): Tier | null {
  return ladder[ladder.indexOf(tier) + 1] ?? null;
}
