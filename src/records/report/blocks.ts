import { z } from 'zod';
import { count, share } from '../common';
import { matchedRowSchema, mixRowSchema } from './drift';
import { measureSchema, quantitySchema, rangeSchema, sideSchema, statementNumber, words } from './numbers';
import { reportProposalSchema } from './proposals';

const head = { id: words, title: words, lead: words };
const amount = z.number().min(0).nullable();

export const gateSchema = z.strictObject({
  id: words,
  title: words,
  metric: words,
  better: z
    .enum(['lower', 'higher'])
    .describe(
      'Which the measure of the title should be; errors, share and limit are always those of its failure',
    ),
  state: z.enum(['met', 'not_shown_yet', 'breached', 'not_measurable']),
  errors: count.nullable().describe('Incidents with at least one decision in error; null when hidden'),
  incidents: count.nullable(),
  hits: count.nullable(),
  n: count.nullable(),
  unresolved: count.nullable(),
  share: share.nullable().describe('Mean share in error per incident'),
  limit: share.describe('Share in error that must be ruled out'),
  alpha: share,
  e_value: amount,
  e_needed: amount,
  worse_e: amount,
  worse_needed: amount,
  ordinary: rangeSchema.nullable().describe('Valid for one look'),
  time_uniform: rangeSchema.nullable().describe('Valid at every look'),
  more_clean_incidents: count.nullable(),
  more_days: amount,
  reason: words.nullable(),
  statement: statementNumber,
});
export type ReportGate = z.infer<typeof gateSchema>;

export const reportControlSchema = z.strictObject({
  id: words,
  title: words,
  state: z.enum(['evidenced', 'contradicted', 'not_in_log', 'no_evidence', 'attested']),
  sentence: words,
  statement: statementNumber,
});
export type ReportControl = z.infer<typeof reportControlSchema>;

export const reportStates = ['eligible', 'not_shown_yet', 'step_down', 'not_measurable'] as const;

/** What the first screen answers of one scope, frozen. */
const reportAnswer = z.strictObject({
  verdict: words.describe('“Eligible, 2 warnings”'),
  warnings: z.array(words).max(500).describe('All that speaks against it, the worst first'),
  decides: words,
  evidence: amount.describe(
    'Share of the evidence needed, log scale: 1 is enough; of a step down, that it is worse',
  ),
  evidence_words: words,
  next: words,
  readings: z
    .strictObject({ hold: count, of: count })
    .nullable()
    .describe('Of the gate that it rests on; null where its numbers are left out'),
  rests_on: words.nullable().describe('Id of the gate that it rests on'),
  rank: count.describe('Place in the order of what needs a person first, from 1'),
});

export const reportScopeSchema = z.strictObject({
  agent: words,
  workflow: words,
  risk_class: z.enum(['low', 'high']),
  release: words,
  release_name: words,
  besides: z.array(words),
  bundle_evidence: z.strictObject({
    kind: z.enum(['first', 'restarted', 'carried_over']),
    sentence: words,
  }),
  tier_held: words.nullable(),
  tier_held_from: z.enum(['log', 'inferred']),
  next_tier: words.nullable(),
  state: z.enum(reportStates),
  deciding_rule: words,
  sentence: words,
  criteria: z.strictObject({ name: words, version: words, hash: words }).nullable(),
  gates: z.array(gateSchema).max(100),
  controls: z.array(reportControlSchema).max(100),
  unrequired: z
    .array(reportControlSchema)
    .max(100)
    .optional()
    .describe(
      'Controls that the criteria do not require and that records contradict; absent where there is none',
    ),
  answer: reportAnswer.optional().describe('Absent in reports of earlier versions'),
});
export type ReportScope = z.infer<typeof reportScopeSchema>;

const together = z
  .strictObject({
    sentence: words,
    false_discovery_rate: share,
    family: count,
    scopes: z
      .array(
        z.strictObject({
          agent: words,
          workflow: words,
          risk_class: z.enum(['low', 'high']),
          e_value: amount,
          needed: amount,
          holds: z.boolean(),
        }),
      )
      .max(5000),
  })
  .describe('Several eligible scopes promoted at one look');

const scopes = z.strictObject({
  kind: z.literal('scopes'),
  ...head,
  together: together.nullable(),
  scopes: z.array(reportScopeSchema).max(5000),
});

const notes = z.strictObject({
  kind: z.literal('notes'),
  ...head,
  notes: z.array(z.strictObject({ strong: z.boolean(), text: words })).max(5000),
});

const measures = z.strictObject({
  kind: z.literal('measures'),
  ...head,
  drawn: z.enum(['rows', 'bundles', 'none']).describe('How the report draws them'),
  mark: words,
  measures: z.array(measureSchema).max(20_000),
});

const counts = z.strictObject({
  kind: z.literal('counts'),
  ...head,
  heading: words.describe('What a row is'),
  columns: z.array(words).min(1).max(50),
  rows: z
    .array(z.strictObject({ key: words, label: words, counts: z.array(count.nullable()).max(50) }))
    .max(5000),
  totals: z.array(count.nullable()).max(50).nullable(),
  statement: statementNumber,
});

const quantities = z.strictObject({
  kind: z.literal('quantities'),
  ...head,
  quantities: z.array(quantitySchema).max(200),
});

const changes = z.strictObject({
  kind: z.literal('changes'),
  ...head,
  changes: z
    .array(
      z.strictObject({
        agent: words,
        subject: words.describe('What is compared: a workflow or a measure'),
        what: words.describe('What changed with the bundle, where it is recorded'),
        before: sideSchema,
        after: sideSchema,
        difference: z.number().nullable(),
        interval: rangeSchema.nullable(),
        direction: z.enum(['worse', 'better', 'unclear']),
      }),
    )
    .max(5000),
  statement: statementNumber,
});

const matched = z.strictObject({
  kind: z.literal('matched'),
  ...head,
  rows: z.array(matchedRowSchema).max(5000),
});

const mix = z.strictObject({
  kind: z.literal('mix'),
  ...head,
  rows: z.array(mixRowSchema).max(5000),
});

const proposals = z.strictObject({
  kind: z.literal('proposals'),
  ...head,
  proposals: z.array(reportProposalSchema).max(100),
});

const texts = z.strictObject({
  kind: z.literal('texts'),
  ...head,
  columns: z
    .array(z.strictObject({ title: words, numeric: z.boolean(), mono: z.boolean() }))
    .min(1)
    .max(60),
  rows: z.array(z.array(words).max(60)).max(20_000),
  annexed: z.literal(true).optional().describe('Closed until opened, and not printed: digests and the like'),
  statement: statementNumber,
});

/** One part of a section; each kind has one way to be drawn, compared and written as CSV. */
export const blockSchema = z.discriminatedUnion('kind', [
  scopes,
  notes,
  measures,
  counts,
  quantities,
  changes,
  matched,
  mix,
  proposals,
  texts,
]);
export type ReportBlock = z.infer<typeof blockSchema>;
export type BlockOf<Kind extends ReportBlock['kind']> = Extract<ReportBlock, { kind: Kind }>;
