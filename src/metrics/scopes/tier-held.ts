import type { Tier } from '../../records/vocabulary';

/** Lowest first; the ladder of the log format. */
export const tierLadder = [
  'read_only_analyst',
  'advisory_responder',
  'limited_executor',
  'policy_staged_remediator',
  'autonomous_defender_mesh',
] as const satisfies readonly Tier[];

export interface TierEvent {
  readonly kind: 'tier_grant' | 'tier_revoke';
  /** null = every agent. */
  readonly agent: string | null;
  /** null = every workflow. */
  readonly workflow: string | null;
  readonly tier: Tier | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface TierHeld {
  /** null: all that was granted has been taken back. */
  readonly tier: Tier | null;
  readonly from: 'log' | 'inferred';
  /** When the log first gives this tier, epoch ms; later losses and returns do not move it. Absent when inferred. */
  readonly firstHeld?: number;
}

const tierOfMode: Readonly<Record<string, Tier>> = {
  shadow: 'read_only_analyst',
  advisory: 'advisory_responder',
  enforced: 'limited_executor',
};

/**
 * The tier an agent holds on a workflow: the latest grant, or one below a tier taken back; without
 * any such record it is inferred from the mode of its latest decision, at its lowest. `events` come in
 * time order; a record that names no agent or no workflow speaks for all of them.
 */
export function tierHeld(
  events: readonly TierEvent[],
  agent: string,
  workflow: string,
  mode: string,
): TierHeld {
  let tier: Tier | null = null;
  let seen = false;
  const first = new Map<Tier | null, number>();
  for (const event of events) {
    if (event.agent !== null && event.agent !== agent) continue;
    if (event.workflow !== null && event.workflow !== workflow) continue;
    if (event.kind === 'tier_grant') {
      if (event.tier === null) continue;
      tier = event.tier;
    } else {
      const revoked: Tier | null = event.tier ?? tier;
      const below: Tier | null =
        revoked === null ? null : (tierLadder[tierLadder.indexOf(revoked) - 1] ?? null);
      const rank = (each: Tier | null) => (each === null ? -1 : tierLadder.indexOf(each));
      if (rank(tier) > rank(below) || !seen) tier = below;
    }
    seen = true;
    if (!first.has(tier)) first.set(tier, event.at);
  }
  return seen
    ? { tier, from: 'log', firstHeld: first.get(tier) }
    : { tier: tierOfMode[mode] ?? null, from: 'inferred' };
}
