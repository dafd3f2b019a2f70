import { type Tier, tiers } from '../records/vocabulary';

export const lowestTier: Tier = tiers[0];

/** The tier above; null above the highest. */
export function nextTierOf(tier: Tier): Tier | null {
  return tiers[tiers.indexOf(tier) + 1] ?? null;
}
