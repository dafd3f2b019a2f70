import { z } from 'zod';
import { commonFields, identifier, text } from './common';
import { controlKinds, tiers } from './vocabulary';

/** The safety layer: kill switch, breakers, canaries, tiers granted and revoked. */
export const controlSchema = z.object({
  ...commonFields,
  event_type: z.literal('control'),
  kind: z.enum(controlKinds),
  agent: z.object({ uid: identifier, name: text.optional() }).optional(),
  release_id: identifier.optional(),
  decision_id: identifier.optional(),
  actor: text.optional(),
  reason: text.optional(),
  tier: z.enum(tiers).optional(),
  workflow: identifier.optional(),
  scope: text.optional(),
});
export type Control = z.infer<typeof controlSchema>;
