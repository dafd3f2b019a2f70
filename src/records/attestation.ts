import { z } from 'zod';
import { sha256Hex } from './common';
import { controlIds } from './criteria';

/**
 * What a person says of a control that the log cannot show. `subject` is the SHA-256 over the RFC 8785
 * form of [control, agent, release], so that it says nothing of the log and ends with the bundle.
 */
export const attestationSchema = z.strictObject({
  control: z.enum(controlIds),
  subject: sha256Hex,
  by: z.string().trim().min(1, 'name: who attests this').max(120, 'name: at most 120 characters'),
  on: z.iso.date('date: a day as 2026-03-02'),
  text: z.string().trim().min(1, 'text: what was seen, and where').max(2000, 'text: at most 2000 characters'),
});
export type Attestation = z.infer<typeof attestationSchema>;
