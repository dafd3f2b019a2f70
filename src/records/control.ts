import { z } from 'zod';
import { commonFields, identifier, text } from './common';
import { time } from './time';
import { controlKinds, tiers } from './vocabulary';

/** The safety layer: kill switch, breakers, canaries, tiers granted and revoked, rulings, exercises announced. */
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
  window: z
    .object({ start_time: time.optional(), end_time: time.optional() })
    .optional()
    .describe('When an exercise runs, or for how long a ruling counts, since 1.1'),
  scenario_ids: z
    .array(identifier)
    .max(100_000)
    .optional()
    .describe('The scenarios of an exercise, since 1.1'),
});
export type Control = z.infer<typeof controlSchema>;
