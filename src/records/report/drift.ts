import { z } from 'zod';
import { count, share } from '../common';
import { measureStates, rangeSchema, sideSchema, statementNumber, words } from './numbers';

const difference = z.number().nullable();
const state = z.enum(measureStates);

/** One measure on the cases that two bundles both ran. */
export const matchedRowSchema = z.strictObject({
  agent: words,
  metric: words.describe('Id in `definitions`'),
  title: words,
  better: z.enum(['lower', 'higher']),
  before: words.describe('Name of the baseline'),
  after: words.describe('Name of the candidate'),
  cases: count.nullable().describe('Run by both, with a result in both; null when hidden'),
  open: count.nullable().describe('Run by both, without a result in one of them'),
  incidents: count.nullable(),
  both: count.nullable().describe('Cases that hit in both'),
  before_only: count.nullable(),
  after_only: count.nullable(),
  before_share: share.nullable(),
  after_share: share.nullable(),
  difference: difference.describe('After less before, as a share of the cases'),
  interval: rangeSchema.nullable().describe('95 % of the difference, pairs'),
  p: share.nullable().describe('McNemar, exact under 25 cases that came out differently'),
  adjusted_p: share.nullable().describe('Holm over the measures of this pair of bundles'),
  state,
  reason: words.nullable(),
  statement: statementNumber,
});
export type ReportMatched = z.infer<typeof matchedRowSchema>;

const kindOfCase = z.strictObject({
  label: words.describe('Workflow, severity, asset class and source; small kinds are merged'),
  before_n: count,
  before_hits: count,
  before_incidents: count.nullable().describe('Null where several kinds are merged'),
  after_n: count,
  after_hits: count,
  after_incidents: count.nullable(),
  mix: z.number(),
  behaviour: z.number(),
  one_only: z.number(),
});
export type ReportKindOfCase = z.infer<typeof kindOfCase>;

/** The change of one measure between two bundles, split into other cases and a changed agent. */
export const mixRowSchema = z.strictObject({
  agent: words,
  metric: words.describe('Id in `definitions`'),
  title: words,
  better: z.enum(['lower', 'higher']),
  before: sideSchema,
  after: sideSchema,
  difference: difference.describe('After less before: mix + behaviour + one_only, exactly but for rounding'),
  interval: rangeSchema.nullable().describe('95 % of the difference, over incidents'),
  mix: difference.describe('Part of other cases'),
  behaviour: difference.describe('Part of the same kinds of case handled otherwise'),
  one_only: difference.describe('Part of kinds of case that only one bundle had'),
  standardised: difference.describe('Mantel-Haenszel over kinds of case that both had'),
  standardised_interval: rangeSchema.nullable(),
  p: share.nullable().describe('Cochran-Mantel-Haenszel; decisions taken as independent'),
  alike_p: share.nullable().describe('Breslow-Day: is the change alike everywhere?'),
  shared_kinds: count.nullable(),
  kinds_against: count
    .nullable()
    .describe('Kinds with ten decisions on both sides that moved against the rest'),
  kinds: z
    .array(kindOfCase)
    .max(100)
    .describe('Largest part of the change first; the last may be all others'),
  state,
  reason: words.nullable(),
  statement: statementNumber,
});
export type ReportMix = z.infer<typeof mixRowSchema>;
