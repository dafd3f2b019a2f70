import { z } from 'zod';
import { count, sha256Hex, share } from '../common';
import { time } from '../time';
import { changeSchema } from '../what-if';
import { measureStates, rangeSchema, statementNumber, words } from './numbers';

export const changeKinds = ['threshold', 'policy', 'breaker'] as const;

const evidenceShare = z.strictObject({
  id: words,
  title: words,
  n: count.nullable().describe('Null when hidden'),
  hits: count.nullable(),
  incidents: count.nullable(),
  share: z.number().min(-1).max(1).nullable().describe('A net share may be below nought'),
  interval: rangeSchema.nullable().describe('95 %, over incidents'),
  state: z.enum(measureStates),
});
export type ReportEvidenceShare = z.infer<typeof evidenceShare>;

const stretch = z.strictObject({
  from: time.nullable(),
  until: time.nullable(),
  actions: count.nullable(),
  incidents: count.nullable(),
  shares: z.array(evidenceShare).max(10),
  sentence: words,
});
export type ReportStretch = z.infer<typeof stretch>;

/** A threshold, policy or circuit breaker that somebody chose, with what it did on these logs. */
export const reportProposalSchema = z.strictObject({
  kind: z.enum(changeKinds),
  name: words,
  version: words,
  sha256: sha256Hex.describe('Over the RFC 8785 form of the settings'),
  settings: changeSchema.nullable().describe('Null: the author kept them back'),
  said: words.nullable().describe('The settings in words'),
  limit: share.nullable().describe('Share of wrong actions that was asked for; thresholds only'),
  sentence: words.describe('What it did on the whole slice, and what is guaranteed of it'),
  whole: stretch,
  earlier: stretch,
  later: stretch,
  held: z.boolean().nullable().describe('Chosen on the earlier half, did it hold on the later one?'),
  held_sentence: words,
  statement: statementNumber,
});
export type ReportProposal = z.infer<typeof reportProposalSchema>;
