import { z } from 'zod';
import { criticalities, environments, reversibilities, riskLevels } from './vocabulary';

/** What a policy lets an action do, from the freest to the strictest. */
export const permissions = ['act_alone', 'one_approval', 'two_person', 'must_not'] as const;
export type Permission = (typeof permissions)[number];

/** How far the evidence is trusted, as `facts` has it. */
export const trustStates = ['authoritative', 'supporting', 'untrusted', 'no_evidence'] as const;

const levels = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .strictObject({ atLeast: z.enum(words).optional(), atMost: z.enum(words).optional() })
    .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'name atLeast or atMost');
const words = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.array(z.enum(list)).min(1, 'name at least one word: a condition that allows none can never hold');

/** All conditions of a rule must hold; one that is left out always does. */
export const conditionsSchema = z.strictObject({
  severity: levels(riskLevels).optional(),
  blastRadius: z
    .strictObject({ atLeast: z.int().min(0).optional(), atMost: z.int().min(0).optional() })
    .optional()
    .describe('Number of things that the action touches'),
  reversibility: words(reversibilities).optional(),
  criticality: levels(criticalities).optional(),
  confidence: z
    .strictObject({
      atLeast: z.number().min(0).max(1).optional(),
      below: z.number().min(0).max(1).optional(),
    })
    .optional(),
  evidenceTrust: words(trustStates).optional(),
  evidenceAgeHours: z
    .strictObject({ atMost: z.number().min(0).optional(), above: z.number().min(0).optional() })
    .optional()
    .describe('Age of the oldest observed evidence at the decision'),
  environment: words(environments).optional(),
  hourUtc: z
    .strictObject({
      from: z.int().min(0).max(23),
      until: z.int().min(0).max(23),
    })
    .optional()
    .describe('Hours from, included, until, not included; over midnight where until is not later'),
});
export type Conditions = z.infer<typeof conditionsSchema>;
export type ConditionName = keyof Conditions;

export const policyRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'an id in lower case, such as wide_blast'),
  when: conditionsSchema,
  then: z.enum(permissions),
});
export type PolicyRule = z.infer<typeof policyRuleSchema>;

/** Deterministic rules, as data: the first whose conditions all hold decides, else `otherwise`. */
export const policySchema = z
  .strictObject({
    format: z.literal('shadowproof-policy/1'),
    name: z.string().min(1).max(120),
    version: z.string().min(1).max(40),
    rules: z.array(policyRuleSchema).max(200),
    otherwise: z.enum(permissions),
  })
  .superRefine((policy, context) => {
    const seen = new Set<string>();
    policy.rules.forEach(({ id }, index) => {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'id'],
          message: `rule ${id} stands twice`,
        });
      seen.add(id);
    });
  });
export type Policy = z.infer<typeof policySchema>;
