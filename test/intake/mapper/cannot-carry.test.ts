import { describe, expect, it } from 'vitest';
import { cannotCarry, fieldsFilled } from '../../../src/intake/mapper/cannot-carry';
import { auditFields } from '../../../src/metrics/log-completeness/fields';
import { cannotCarryField } from '../../../src/metrics/log-completeness/not-carried';
import { type Mapping, mappingSchema } from '../../../src/records/mapping';

const base = { format: 'shadowproof-mapping/1', name: 'm', rows: { shape: 'auto' } };
const logs = (fields: Record<string, string>): Mapping =>
  mappingSchema.parse({ ...base, records: [], native: true, privacy: { fields } });

describe('what privacy drops is not carried, instead of missing', () => {
  it('of logs of the format: everything but the dropped fields and what is in them', () => {
    expect(fieldsFilled(logs({ 'reviewer.uid': 'pseudonym' }))).toBeNull();
    const filled = fieldsFilled(logs({ rationale: 'drop', 'evidence[*]': 'drop', reviewer: 'drop' }))!;
    for (const gone of [
      'decision.rationale',
      'decision.evidence',
      'decision.evidence.uid',
      'review.reviewer.uid',
    ])
      expect(filled).not.toContain(gone);
    for (const kept of [
      'decision.confidence',
      'decision.retrieved',
      'decision.retrieved.id',
      'review.outcome',
    ])
      expect(filled).toContain(kept);
    expect(cannotCarry(logs({ rationale: 'drop', reviewer: 'pseudonym' })).map(({ what }) => what)).toEqual([
      'rationale (dropped for privacy)',
    ]);
  });

  it('of logs of the format: no audit field that has nothing to do with what is dropped', () => {
    const carrier = { file: 0, fills: fieldsFilled(logs({ rationale: 'drop', 'reviewer.uid': 'drop' })) };
    const lost = auditFields.filter((field) => cannotCarryField(field, 0, [carrier]));
    const needs = lost.flatMap((field) => field.needs);
    expect(needs.filter((need) => !/rationale|reviewer/.test(need))).toEqual([]);
    expect(needs).toContain('review.reviewer.uid');
  });

  it('of a mapping: fields of which every column is dropped, or one of two that are compared', () => {
    const mapping = (fields: Record<string, string>) =>
      mappingSchema.parse({
        ...base,
        records: [
          {
            event_type: 'review',
            fields: {
              'reviewer.uid': { from: ['Analyst', 'Owner'] },
              outcome: { compare: { with: ['Wanted', 'Did'], same: 'approve', differs: 'override' } },
              saw_agent_output: { from: 'Saw', value: false },
            },
          },
        ],
        privacy: { fields },
      });
    expect(fieldsFilled(mapping({ Analyst: 'drop', Saw: 'drop' }))).toEqual([
      'review.outcome',
      'review.reviewer.uid',
      'review.saw_agent_output',
    ]);
    expect(fieldsFilled(mapping({ Analyst: 'drop', Owner: 'drop', Did: 'drop' }))).toEqual([
      'review.saw_agent_output',
    ]);
  });
});
