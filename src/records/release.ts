import { z } from 'zod';
import { commonFields, identifier, text } from './common';
import { time } from './time';
import { componentRoles } from './vocabulary';

/** A bundle: everything that was deployed together. */
export const releaseSchema = z.object({
  ...commonFields,
  event_type: z.literal('release'),
  release_id: identifier.describe('sha256: of the RFC 8785 form of components'),
  name: text.optional().describe('What people call the bundle'),
  components: z
    .array(
      z.object({
        role: z.enum(componentRoles),
        name: text,
        version: text.optional(),
        digest: text.optional(),
      }),
    )
    .min(1),
  created_time: time.optional(),
  parent_release_id: identifier.nullish(),
});
export type Release = z.infer<typeof releaseSchema>;
