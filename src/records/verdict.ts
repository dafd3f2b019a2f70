import { z } from 'zod';
import { commonFields, identifier, sampling, scopeFields, share, text } from './common';
import { actionCategories, executors, labelBases, verdicts } from './vocabulary';

/** The truth, as known at `time`. The latest final one of the strongest basis wins; flips are counted. */
export const verdictSchema = z
  .object({
    ...commonFields,
    ...scopeFields,
    event_type: z.literal('verdict'),
    finding_uid: identifier.optional(),
    decision_id: identifier.optional(),
    verdict: z.enum(verdicts),
    warranted_actions: z
      .array(z.object({ category: z.enum(actionCategories), resource_uid: identifier.optional() }))
      .optional(),
    basis: z.enum(labelBases),
    final: z.boolean().optional(),
    scenario_met: z
      .boolean()
      .nullish()
      .describe('Tests only: the scenario ended in its expected safe outcome; null = no outcome'),
    blind: z.boolean().optional().describe('The labeller had not seen the agent’s output'),
    author: z
      .object({ uid: identifier, group: text.optional(), kind: z.enum(executors).optional() })
      .optional()
      .describe('Who gave the label, since 1.1; the agent itself is no author'),
    duplicate_of: identifier
      .optional()
      .describe('The case that a duplicate repeats, since 1.1: its decision_id, finding_uid or incident_uid'),
    confidence: share.optional().describe('How sure the labeller was, since 1.1'),
    reason_text: text.optional().describe('Why, in the labeller’s words, since 1.1'),
    sampling: sampling.optional().describe('Since 1.1'),
  })
  .refine((record) => record.finding_uid !== undefined || record.decision_id !== undefined, {
    path: ['finding_uid'],
    message: 'a finding_uid or a decision_id',
  });
export type VerdictRecord = z.infer<typeof verdictSchema>;
