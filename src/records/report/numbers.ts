import { z } from 'zod';
import { count, share } from '../common';

/** Words in a report: of the log, of the app or of the author. Always text, never markup. */
export const words = z.string().max(20_000);
const finite = z.number().refine(Number.isFinite, 'a finite number');

export const rangeSchema = z
  .strictObject({ lower: finite, upper: finite })
  .describe('Both ends, in the unit of the number they belong to');

/** Number of a statement in `statements`, counted from 1; shown as S1, S2, … */
export const statementNumber = z.int().min(1).nullable().describe('Number in `statements`, from 1');

export const groupings = ['all', 'risk_class', 'release', 'workflow', 'scenario_kind'] as const;
export const measureStates = ['measured', 'not_enough_data', 'not_measurable', 'hidden'] as const;

export const measureSchema = z.strictObject({
  metric: words.describe('Id in `definitions`'),
  title: words,
  by: z.enum(groupings),
  key: words.describe('The group as logged; `all` for the whole slice'),
  label: words,
  unit: words,
  better: z.enum(['lower', 'higher']),
  n: count.nullable().describe('Resolved units, the denominator; null when hidden'),
  hits: count.nullable(),
  incidents: count.nullable(),
  unresolved: count.nullable(),
  share: share.nullable().describe('hits / n; given only where it is measured'),
  interval: rangeSchema.nullable().describe('95 %, two-sided'),
  bounds: rangeSchema.nullable().describe('Whatever the unresolved units turn out to be'),
  state: z.enum(measureStates).describe('hidden: a small cell, or one that would give a small one away'),
  reason: words.nullable(),
  statement: statementNumber,
});
export type ReportMeasure = z.infer<typeof measureSchema>;

/** One side of a comparison: a bundle, or a stretch of the log. */
export const sideSchema = z.strictObject({
  label: words,
  n: count.nullable(),
  hits: count.nullable(),
  incidents: count.nullable(),
  share: share.nullable(),
  interval: rangeSchema.nullable().describe('95 %, two-sided'),
  state: z.enum(measureStates),
});
export type ReportSide = z.infer<typeof sideSchema>;

export const quantitySchema = z.strictObject({
  id: words,
  title: words,
  unit: z.enum(['share', 'seconds', 'number', 'points']),
  value: finite.nullable(),
  n: count.nullable(),
  interval: rangeSchema.nullable(),
  state: z.enum(measureStates),
  reason: words.nullable(),
  statement: statementNumber,
});
export type ReportQuantity = z.infer<typeof quantitySchema>;

export const reportStatementSchema = z.strictObject({
  label: words,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sql: z.string().max(200_000),
  values: z.array(z.union([z.string().max(65_536), finite, z.boolean(), z.null()])).max(10_000),
});
export type ReportStatement = z.infer<typeof reportStatementSchema>;
