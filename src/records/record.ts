import { z } from 'zod';
import { acceptsOf, type Accepts } from './accepts';
import { checkpointSchema } from './checkpoint';
import { controlSchema } from './control';
import { decisionSchema } from './decision';
import { executionSchema } from './execution';
import { releaseSchema } from './release';
import { reviewSchema } from './review';
import { verdictSchema } from './verdict';
import type { EventType } from './vocabulary';

export const recordSchemas = {
  release: releaseSchema,
  decision: decisionSchema,
  review: reviewSchema,
  execution: executionSchema,
  verdict: verdictSchema,
  control: controlSchema,
  checkpoint: checkpointSchema,
} as const satisfies Record<EventType, z.ZodType>;

export const recordSchema = z.discriminatedUnion('event_type', [
  releaseSchema,
  decisionSchema,
  reviewSchema,
  executionSchema,
  verdictSchema,
  controlSchema,
  checkpointSchema,
]);
export type LogRecord = z.infer<typeof recordSchema>;

/** For each kind, whether a record is one as it stands; where false, its schema knows (see `acceptsOf`). */
export const acceptsRecord: Readonly<Record<EventType, Accepts>> = {
  release: acceptsOf(releaseSchema),
  decision: acceptsOf(decisionSchema),
  review: acceptsOf(reviewSchema),
  execution: acceptsOf(executionSchema),
  verdict: acceptsOf(verdictSchema),
  control: acceptsOf(controlSchema),
  checkpoint: acceptsOf(checkpointSchema),
};
