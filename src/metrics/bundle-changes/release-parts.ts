import { z } from 'zod';

const text = z.string().nullable();
export const releaseRow = z.object({
  agent: z.string(),
  release: z.string(),
  parent: text,
  components: z.array(z.object({ role: z.string(), name: text, version: text, digest: text })).nullable(),
  first: z.number(),
});
export type ReleaseParts = z.infer<typeof releaseRow>;
