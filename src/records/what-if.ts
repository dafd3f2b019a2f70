import { z } from 'zod';
import { breakerSchema } from './breaker';
import { sha256Hex } from './common';
import { fieldWords, type FieldWords } from './form-field';
import { policySchema } from './policy';
import { errorText } from './unknown';
import { guaranteeMethods } from './what-if-settings/threshold-ask';
import { parseJson } from './json';

const minutes = (most: number, problem: string, words: FieldWords) =>
  z.number(problem).min(0, problem).max(most, problem).register(fieldWords, words);
const upToTenMillion = 'From 0 to 10,000,000 minutes.';
const chance = (words: FieldWords) => {
  const problem = 'Above 0% and below 100%.';
  return z
    .number(problem)
    .gt(0, problem)
    .lt(1, problem)
    .register(fieldWords, { ...words, percent: true });
};

/** What a human minute and an error are worth, all in minutes. */
export const costsSchema = z.strictObject({
  minutesPerReview: minutes(10_000, 'From 0 to 10,000 minutes.', {
    label: 'A review, minutes',
    help: 'one human looking at one action',
  }),
  wrongLow: minutes(1e7, upToTenMillion, {
    label: 'A wrong action, low risk, minutes',
    help: 'harm, as human time',
  }),
  wrongHigh: minutes(1e7, upToTenMillion, {
    label: 'A wrong action, high risk, minutes',
    help: 'harm, as human time',
  }),
  rightHeld: minutes(1e7, upToTenMillion, {
    label: 'A right action that waits, minutes',
    help: 'harm of the delay',
  }),
});

/** What a threshold must guarantee, and how. */
export const guaranteeSchema = z.strictObject({
  risk: chance({ label: 'Wrong actions at most, %', help: 'share that must be ruled out' }),
  delta: chance({ label: 'Chance of a wrong guarantee δ, %' }),
  method: z.enum(guaranteeMethods).register(fieldWords, { label: 'How errors are weighed' }),
});

/** A threshold on the stated confidence, with what is asked of it. */
export const thresholdSchema = z.strictObject({
  format: z.literal('shadowproof-threshold/1'),
  name: z.string().min(1).max(120),
  version: z.string().min(1).max(40),
  /** Null: the lowest with the guarantee, as found on the log. */
  threshold: z.number().min(0).max(1).nullable(),
  ...guaranteeSchema.shape,
  costs: costsSchema,
});
export type Threshold = z.infer<typeof thresholdSchema>;

export const changeSchema = z.union([thresholdSchema, policySchema, breakerSchema], {
  error: 'a shadowproof-threshold/1, shadowproof-policy/1 or shadowproof-breaker/1',
});
export type Change = z.infer<typeof changeSchema>;

/** What a change was reckoned to do on one stretch of the log. */
export const evidenceSchema = z.object({
  from: z.string().nullable(),
  until: z.string().nullable(),
  actions: z.number(),
  incidents: z.number(),
  numbers: z.record(z.string(), z.number().nullable()),
  sentence: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A chosen threshold, policy or breaker with its evidence: it can be deployed, and re-tested on later logs. */
export const proposalSchema = z.object({
  format: z.literal('shadowproof-proposal/1'),
  change: changeSchema,
  sentence: z.string(),
  whole: evidenceSchema,
  earlier: evidenceSchema,
  later: evidenceSchema,
  would_have_held: z.boolean().nullable(),
  held_sentence: z.string(),
  slice: z.string(),
  sources: z.array(z.object({ name: z.string(), sha256: z.string().nullable() })),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** A proposal as it is kept, exported and put into a report: with what tells whether it was changed since. */
export const sealedProposalSchema = proposalSchema.extend({
  change_sha256: sha256Hex.describe('Over the RFC 8785 form of `change` alone: what would be deployed'),
  sha256: sha256Hex.describe('Over the RFC 8785 form of everything else'),
});
export type SealedProposal = z.infer<typeof sealedProposalSchema>;

export type ChangeAnswer =
  | { readonly change: Change; readonly problems: readonly [] }
  | { readonly change: null; readonly problems: readonly string[] };

const schemas: Record<string, z.ZodType<Change>> = {
  'shadowproof-threshold/1': thresholdSchema,
  'shadowproof-policy/1': policySchema,
  'shadowproof-breaker/1': breakerSchema,
};

/** Reads a change, or the change inside a proposal, from JSON text; every problem names its place. */
export function parseChange(text: string): ChangeAnswer {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    return { change: null, problems: [`not JSON: ${errorText(error)}`] };
  }
  return readChange(value);
}

/** As `parseChange`, of parsed JSON. */
export function readChange(value: unknown): ChangeAnswer {
  const outer = z.object({ format: z.string(), change: z.unknown() }).partial().safeParse(value);
  const inner = outer.data?.format === 'shadowproof-proposal/1' ? outer.data.change : value;
  const format = z.object({ format: z.string() }).safeParse(inner).data?.format ?? '';
  const schema = schemas[format];
  if (schema === undefined)
    return { change: null, problems: [`format: must be one of ${Object.keys(schemas).join(', ')}`] };
  const parsed = schema.safeParse(inner);
  if (parsed.success) return { change: parsed.data, problems: [] };
  return {
    change: null,
    problems: parsed.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    ),
  };
}
