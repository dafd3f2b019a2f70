import { z } from 'zod';
import { commonFields, count, identifier, sampling, scopeFields, share, text } from './common';
import { action, resource } from './decision';
import { time } from './time';
import { executors, reviewOutcomes } from './vocabulary';

/** What a human decided: on a proposal, or on a finding without the agent (`decision_id` null). */
export const reviewSchema = z.object({
  ...commonFields,
  ...scopeFields,
  event_type: z.literal('review'),
  decision_id: identifier.nullish(),
  trace_id: identifier.optional(),
  span_id: identifier.optional(),
  finding_uid: identifier.optional(),
  outcome: z.enum(reviewOutcomes),
  approver_index: z.union([z.literal(1), z.literal(2)]).optional(),
  reason_code: identifier.optional(),
  reason_text: text.optional(),
  reviewer: z
    .object({
      uid: identifier,
      group: text.optional(),
      kind: z
        .enum(executors)
        .optional()
        .describe(
          'Whether a person, an agent or automation answered; only a person’s answer is a review, since 1.1',
        ),
    })
    .optional(),
  shown_time: time.optional(),
  confidence: share.optional(),
  saw_agent_output: z.boolean().optional(),
  evidence_opened: count.optional(),
  action: action.optional(),
  resource: resource.optional(),
  modified_action: action.extend({ resource: resource.optional() }).optional(),
  sampling: sampling.optional(),
  supersedes: identifier.optional(),
});
export type Review = z.infer<typeof reviewSchema>;
