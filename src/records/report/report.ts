import { z } from 'zod';
import { attestationSchema } from '../attestation';
import { count, sha256Hex } from '../common';
import { criteriaSchema, riskClasses } from '../criteria';
import { time } from '../time';
import { blockSchema } from './blocks';
import { reportStatementSchema, words } from './numbers';

/** The questions that a report can answer, in its order. */
export const reportSections = [
  'readiness',
  'outcomes',
  'overrides',
  'rollbacks',
  'drift',
  'what_if',
  'tests',
  'integrity',
  'definitions',
] as const;
export type ReportSectionId = (typeof reportSections)[number];

/** Counts below this are hidden, together with those that would give them away. */
export const leastCell = 5;

export const reportFormat = 'shadowproof-report/1';

const line = z.string().trim().max(200);
const remark = z.string().max(5000);

/** What was decided on the report, by whom; nothing of it is made by the app. */
export const reportDecisionSchema = z
  .strictObject({
    outcome: z.enum(['promote', 'promote_with_conditions', 'hold', 'step_down']),
    covers: line.nullable().describe('What it is about in words; nothing checks them against a verdict'),
    scopes: z
      .array(z.strictObject({ agent: words, workflow: words, risk_class: z.enum(riskClasses) }))
      .max(5000)
      .optional()
      .describe('Which agents, workflows and risk classes it covers; absent in reports of earlier versions'),
    by: line.min(1, 'who decided'),
    on: z.iso.date('a day as 2026-03-02'),
    conditions: remark.nullable(),
    expires: z.iso.date('a day as 2026-03-02').nullable(),
    recheck: z.iso.date('a day as 2026-03-02').nullable().optional().describe('When it is looked at again'),
  })
  .refine(({ outcome, conditions }) => outcome !== 'promote_with_conditions' || conditions?.trim(), {
    path: ['conditions'],
    message: 'which conditions',
  });
export type ReportDecision = z.infer<typeof reportDecisionSchema>;

const definition = z.strictObject({
  id: words,
  title: words,
  question: words,
  numerator: words,
  denominator: words,
  excluded: words,
  unresolved: words,
  unit: words,
  interval: words,
  source: words,
  sql: z.string().max(200_000),
});
export type ReportDefinition = z.infer<typeof definition>;

const section = z.strictObject({
  id: z.enum(reportSections),
  title: words,
  remark: remark.nullable().describe("The author's own words"),
  blocks: z.array(blockSchema).max(200),
});
export type ReportSection = z.infer<typeof section>;

const source = z.strictObject({
  name: words.describe('Without its folder'),
  bytes: count,
  sha256: sha256Hex.nullable(),
  read: count,
  accepted: count,
  rejected: count,
  duplicate: count,
  problem: words.nullable(),
});
export type ReportSource = z.infer<typeof source>;

/** The numbers of a report as they were when it was made. Every time is RFC 3339. */
export const reportSchema = z.strictObject({
  format: z.literal(reportFormat),
  app: z.strictObject({
    name: z.literal('Shadowproof'),
    version: line,
    build: z
      .strictObject({ commit: line, date: line })
      .optional()
      .describe('Commit that wrote it, and the day of that commit'),
  }),
  exported_at: time,
  title: line.min(1, 'a title'),
  as_of: time.describe('Latest time in the logs; ages are counted to it'),
  period: z.strictObject({ from: time, to: time }).describe('First and last decision that was read'),
  missing: z
    .array(words)
    .max(200)
    .optional()
    .describe(
      'What the logs lack, before any verdict; absent where nothing is missing or no verdict was given',
    ),
  self_tests: z
    .array(words)
    .max(50)
    .optional()
    .describe('What deliberate errors the gates would miss, a sentence for each step that was tested'),
  withheld: words
    .optional()
    .describe('What the author’s looks together do not leave to promote; absent where they leave all of it'),
  tries: z
    .array(words)
    .max(100)
    .optional()
    .describe('Every question that was put to these logs, from the ledger of the author, the latest 100'),
  since: z
    .strictObject({
      title: words,
      exported_at: time,
      sha256: sha256Hex.describe('Of the numbers of the earlier report, as they were found in it'),
      changes: z.array(words).max(200),
    })
    .optional()
    .describe('What changed since an earlier report that the author chose'),
  headline: words,
  summary: z.array(words).max(50),
  limits: z.array(words).max(100).describe('What the report does not show'),
  slice: z.strictObject({
    said: words,
    from: time.nullable(),
    to: time.nullable(),
    only: z.record(z.string().max(60), z.array(words).max(5000)),
    environment: z.enum(['production', 'test', 'all']),
    maturity_lag_days: z.number().min(0).max(3650),
    min_label_rank: z.int().min(0).max(4),
  }),
  baseline: words
    .nullable()
    .describe('Release that drift is told against; null: each bundle against the one before'),
  set_aside: z.array(words).max(60).describe('Filters that do not move a verdict'),
  criteria: z.array(z.strictObject({ hash: sha256Hex, criteria: criteriaSchema })).max(50),
  attestations: z.array(attestationSchema).max(1000),
  sources: z.array(source).max(10_000),
  decision: reportDecisionSchema.nullable(),
  privacy: z.strictObject({
    least_cell: z.literal(leastCell),
    hidden: count.describe('Numbers left out as small cells'),
    people: z.enum(['none', 'salted', 'numbered']),
    raw_fields: z.array(words).max(60),
    raw_rows: count,
  }),
  sections: z.array(section).max(reportSections.length),
  definitions: z.array(definition).max(500),
  statements: z.array(reportStatementSchema).max(5000),
});
export type Report = z.infer<typeof reportSchema>;

/** The published form: the numbers and the SHA-256 over their RFC 8785 form. */
export const reportFileSchema = z.strictObject({ sha256: sha256Hex, report: reportSchema });

/** JSON Schema (draft 2020-12) of a report's numbers as a file. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(reportFileSchema, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    title: 'Shadowproof report, version 1',
    description:
      'The frozen numbers of a report. `sha256` is taken over the RFC 8785 form of `report`; non-integers hold ten significant digits.',
    ...rest,
  };
}
