import { z } from 'zod';
import { commonFields, count, identifier, sha256Hex } from './common';

/** A chain's root as an auditor keeps it elsewhere (RFC 6962). */
export const checkpointSchema = z.object({
  ...commonFields,
  event_type: z.literal('checkpoint'),
  chain_uid: identifier,
  tree_size: count,
  root_hash: sha256Hex,
  signatures: z.array(z.record(z.string(), z.unknown())).optional(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;
