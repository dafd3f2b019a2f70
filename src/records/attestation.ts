import { z } from 'zod';
import { sha256Hex } from './common';
import { controlIds } from './criteria';
import { fieldWords } from './form-field';

/**
 * What a person says of a control that the log cannot show. `subject` is the SHA-256 over the RFC 8785
 * form of [control, agent, release], so that it says nothing of the log and ends with the bundle.
 */
export const attestationSchema = z.strictObject({
  control: z.enum(controlIds),
  subject: sha256Hex,
  by: z
    .string()
    .trim()
    .min(1, 'name: who attests this')
    .max(120, 'name: at most 120 characters')
    .register(fieldWords, { label: 'Name' }),
  on: z.iso.date('date: a day as 2026-03-02').register(fieldWords, { label: 'Day' }),
  text: z
    .string()
    .trim()
    .min(1, 'text: what was seen, and where')
    .max(2000, 'text: at most 2000 characters')
    .register(fieldWords, { label: 'What was seen, and where it is written down', lines: 3 }),
});
export type Attestation = z.infer<typeof attestationSchema>;

/** The same as a person writes it into a file: agent and bundle by name instead of their hash. */
export const namedAttestationSchema = attestationSchema
  .omit({ subject: true })
  .extend({ agent: z.string().min(1).max(500), release: z.string().min(1).max(500) });

/** A file of attestations, each with its subject's hash (as the app exports them) or with agent and release. */
export const attestationFileSchema = z
  .array(z.union([attestationSchema, namedAttestationSchema]), 'a list of attestations')
  .max(1000);
