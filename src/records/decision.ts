import { z } from 'zod';
import { commonFields, count, identifier, share, text } from './common';
import { time } from './time';
import {
  actionCategories,
  agentRoles,
  criticalities,
  environments,
  evidenceTrusts,
  modes,
  policyOutcomes,
  reversibilities,
  riskLevels,
  scenarioKinds,
  uncertainties,
  verdicts,
} from './vocabulary';

export const action = z.object({
  name: identifier,
  category: z.enum(actionCategories),
  arguments: z.record(z.string(), z.unknown()).optional(),
  command_uid: identifier.optional(),
});

export const resource = z.object({
  uid: identifier,
  type: text.optional(),
  name: text.optional(),
  criticality: z.enum(criticalities).optional(),
  environment: z.enum(environments).optional(),
});

export const evidence = z.object({
  uid: identifier,
  name: text.optional(),
  provenance: text.optional(),
  trust: z.enum(evidenceTrusts).optional(),
  observed_time: time.optional(),
  retrieved_time: time.optional(),
  score: z.number().optional(),
  verdict: text.optional(),
});

const policy = z.object({
  decision_id: identifier.optional(),
  path: text.optional(),
  outcome: z.enum(policyOutcomes),
  reasons: z.array(text).optional(),
  revision: text.optional(),
});

/** What the agent would have done, or declined to do. */
export const decisionSchema = z.object({
  ...commonFields,
  event_type: z.literal('decision'),
  environment: z.enum(environments).describe('Only production enters production KPIs'),
  decision_id: identifier.describe('The join key; the name is OPA’s'),
  mode: z.enum(modes),
  finding_uid: identifier.optional(),
  incident_uid: identifier.optional(),
  trace_id: identifier.optional(),
  span_id: identifier.optional(),
  release_id: identifier.optional(),
  agent: z.object({
    uid: identifier,
    instance_uid: identifier.optional(),
    name: text.optional(),
    version: text.optional(),
    role: z.enum(agentRoles).optional(),
  }),
  workflow: identifier.optional(),
  action,
  resource: resource.optional(),
  targets: z.array(resource).max(100_000).optional(),
  predicted_verdict: z.enum(verdicts).optional(),
  confidence: share.optional(),
  confidence_raw: z.union([z.string(), z.number()]).optional(),
  risk_level: z.enum(riskLevels).optional(),
  severity: z.enum(riskLevels).optional(),
  blast_radius: z.object({ scope: text.optional(), count: count.optional() }).optional(),
  reversibility: z.enum(reversibilities).optional(),
  rollback_path: text.optional(),
  escalation_level: z.number().int().min(1).max(3).optional(),
  policy: policy.optional(),
  evidence: z.array(evidence).optional(),
  tool_calls: z.array(z.object({ name: text, status: text.optional() })).optional(),
  retrieved: z.array(z.object({ id: text, score: z.number().optional() })).optional(),
  uncertainty: z.array(z.enum(uncertainties)).optional(),
  rationale: text.optional(),
  abstained: z.boolean().optional(),
  error: z.object({ type: text }).nullish(),
  latency_ms: z.number().min(0).optional(),
  usage: z.object({ input_tokens: count.optional(), output_tokens: count.optional() }).optional(),
  scenario: z
    .object({
      id: identifier,
      kind: z.enum(scenarioKinds),
      group: text.optional(),
      category: text.optional(),
      expected: text.optional(),
    })
    .optional(),
});
export type Decision = z.infer<typeof decisionSchema>;
