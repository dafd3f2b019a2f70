import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import bundlesSql from './watch-bundles.sql?raw';
import eventsSql from './watch-events.sql?raw';

const bundle = z.object({ release: z.string(), moment: z.number() });
const event = z.object({ kind: z.string(), moment: z.number() });

export interface ScopeEvents {
  readonly bundles: readonly z.infer<typeof bundle>[];
  readonly events: readonly z.infer<typeof event>[];
}

/** Bundles and control events of one scope, epoch ms; the first 200 of each. */
export async function scopeEvents(
  query: Query,
  { agent, workflow, riskClass }: { agent: string; workflow: string; riskClass: string },
  signal: AbortSignal,
): Promise<ScopeEvents> {
  return {
    bundles: await query.rows({ sql: bundlesSql, values: [agent, workflow, riskClass] }, bundle, signal),
    events: await query.rows({ sql: eventsSql, values: [agent, workflow] }, event, signal),
  };
}
