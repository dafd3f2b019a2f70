import { z } from 'zod';
import { environments } from './vocabulary';
import { time } from './time';

/** An identifier as logged: compared byte for byte, never interpreted. */
export const identifier = z.string().min(1).max(1024);
/** Free text as logged. It is shown as text, never as markup. */
export const text = z.string().max(65_536);
export const share = z.number().min(0).max(1);
export const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 lower-case hex digits');

const attestation = z.object({
  chain_uid: identifier,
  fingerprint: sha256Hex,
  prev_event: sha256Hex.nullish(),
  signatures: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** How a record came into a sample: drawn with this probability, from that stratum, in this draw. */
const samplingFields = z.object({
  probability: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Required, unless draw and case name a record of the draw that has it'),
  stratum: text.optional(),
  draw: text.optional().describe('Which draw of the sample, since 1.1'),
  case: sha256Hex.optional().describe('SHA-256 of what the reader was shown, since 1.1'),
  seconds: z.number().min(0).optional().describe('How long the reader took, since 1.1'),
});

/** A blind reader must not see the probability, which tells what the agent did: the answers name draw and case. */
export const sampling = samplingFields.refine(
  ({ probability, draw, case: of }) => probability !== undefined || (draw !== undefined && of !== undefined),
  { path: ['probability'], message: 'a probability, or a draw and a case' },
);

/** Since 1.1, on records that belong to a decision: one whose decision is lost still names its scope. */
export const scopeFields = {
  agent: z.object({ uid: identifier, name: text.optional() }).optional(),
  workflow: identifier.optional(),
};

/** Fields that every record has; near OCSF `metadata`. */
export const commonFields = {
  schema_version: z
    .string()
    .regex(/^1\.\d+$/, '"1.0" or "1.1"')
    .describe('"1.0" or "1.1"'),
  event_id: identifier.describe('Unique id of the event; OCSF metadata.uid'),
  time: time.describe('When it happened'),
  logged_time: time.optional().describe('When it was recorded'),
  sequence: z.number().int().optional().describe('Position in its chain; gaps are found'),
  environment: z
    .enum(environments)
    .optional()
    .describe('Required on decisions; a review or verdict takes its decision’s'),
  tenant_uid: identifier.optional(),
  source: z
    .object({ product: text.optional(), vendor: text.optional(), log_name: text.optional() })
    .optional(),
  attestation: attestation.optional(),
  unmapped: z.record(z.string(), z.unknown()).optional(),
};
