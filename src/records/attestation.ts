import { z } from 'zod';
import { sha256Hex } from './common';
import { controlIds } from './criteria';
import { fieldWords } from './form-field';

/**
 * What a person says of a control that the log cannot show, or decides on what tripped (`ruling`). `subject` is the
 * SHA-256 over the RFC 8785 form of [control, agent, release], so that it says nothing of the log and ends with the
 * bundle; of a ruling that of ["ruling", agent, workflow], for a trip stays with the workflow.
 */
export const attestationSchema = z.strictObject({
  control: z.enum([...controlIds, 'ruling']),
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
  seen_until: z.iso
    .datetime()
    .optional()
    .describe('Of a ruling: the latest time in the logs that it was given on; without it, it lifts nothing'),
  until: z.iso
    .date('until: a day as 2026-03-02')
    .optional()
    .describe('Of a ruling: the last day on which it counts')
    .register(fieldWords, { label: 'Counts until', help: 'empty: no last day' }),
});
export type Attestation = z.infer<typeof attestationSchema>;

/** The same as a person writes it into a file: agent and bundle by name instead of their hash. */
export const namedAttestationSchema = attestationSchema.omit({ subject: true }).extend({
  agent: z.string().min(1).max(500),
  release: z.string().min(1).max(500).describe('Of a ruling: the workflow'),
});

/** A file of attestations, each with its subject's hash (as the app exports them) or with agent and release. */
export const attestationFileSchema = z
  .array(z.union([attestationSchema, namedAttestationSchema]), 'a list of attestations')
  .max(1000);
