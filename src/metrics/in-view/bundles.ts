import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import bundlesSql from './bundles.sql?raw';
import controlsSql from './control-events.sql?raw';

const bundle = z.object({ release: z.string(), agent: z.string(), first_seen: z.number() });
const control = z.object({ kind: z.string(), at: z.number() });

export type Bundle = z.infer<typeof bundle>;
export type ControlEvent = z.infer<typeof control>;

/** Every bundle by agent, in the order in which it first decided (epoch ms, UTC). */
export const readBundles = (query: Query, signal: AbortSignal): Promise<Bundle[]> =>
  query.rows({ sql: bundlesSql, values: [] }, bundle, signal);

/** Safe fails, kill switches and breaker trips, the first 40. */
export const readControls = (query: Query, signal: AbortSignal): Promise<ControlEvent[]> =>
  query.rows({ sql: controlsSql, values: [] }, control, signal);
