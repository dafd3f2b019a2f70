import { z } from 'zod';
import { commonFields, identifier, scopeFields, text } from './common';
import { action, resource } from './decision';
import { executionStatuses, executors, rollbackReasons } from './vocabulary';

/** What really ran, or undid what ran. */
export const executionSchema = z.object({
  ...commonFields,
  ...scopeFields,
  event_type: z.literal('execution'),
  decision_id: identifier.nullish(),
  finding_uid: identifier.optional(),
  command_uid: identifier.optional(),
  action: action.optional(),
  resource: resource.optional(),
  status: z.enum(executionStatuses),
  executor: z.enum(executors).optional(),
  rollback_of: identifier.optional().describe('event_id of the execution undone'),
  rollback_reason: z.enum(rollbackReasons).optional(),
  rollback_text: text.optional(),
});
export type Execution = z.infer<typeof executionSchema>;
