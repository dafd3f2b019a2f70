import { z } from 'zod';
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
