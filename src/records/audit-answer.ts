import { z } from 'zod';
import { identifier, sha256Hex, text } from './common';
import { actionCategories } from './vocabulary';

/** How sure a reader is, and the confidence that the record of it states. */
export const sureness = { sure: 0.95, fairly: 0.75, unsure: 0.5 } as const;
export type Sureness = keyof typeof sureness;

/** What a reader can answer; `skipped` is no answer, and counts as an error like none. */
export const readings = ['warranted', 'benign', 'false_alarm', 'undetermined', 'skipped'] as const;
export type Reading = (typeof readings)[number];

/** One reader's answer to one case of a draw, as it is kept while reading. */
export const auditAnswerSchema = z.strictObject({
  draw: sha256Hex.describe('Digest of the draw'),
  case: sha256Hex.describe('Digest of what the reader was shown'),
  reader: identifier,
  group: identifier.nullable(),
  time: z.iso.datetime({ offset: true }),
  seconds: z.number().min(0).max(86_400).describe('Time with the case in sight, without idle time'),
  reading: z.enum(readings),
  categories: z.array(z.enum(actionCategories)).max(actionCategories.length),
  targets: z.array(identifier).max(1000).describe('Empty: any target'),
  sure: z.enum(Object.keys(sureness) as [Sureness, ...Sureness[]]).nullable(),
  reason: text,
});
export type AuditAnswer = z.infer<typeof auditAnswerSchema>;
