import { describe, expect, it } from 'vitest';
import { convert } from '../../../src/intake/mapper/convert';
import { RowMapper } from '../../../src/intake/mapper/row-mapper';
import { firstAt } from '../../../src/intake/mapper/rows/path';
import { fieldRuleSchema, mappingSchema } from '../../../src/records/mapping';
import { parseMapping } from '../../../src/records/mapping-problems';
import { firstMapping, firstRows, ruleExamples } from '../../../src/records/rule-examples';
import type { EventType } from '../../../src/records/vocabulary';

const needed: Partial<Record<EventType, Record<string, unknown>>> = {
  decision: {
    ...{
      time: { value: '2026-03-02T09:00:00Z' },
      decision_id: { value: 'd' },
      environment: { value: 'test' },
    },
    ...{ mode: { value: 'shadow' }, 'agent.uid': { value: 'a' } },
    ...{ 'action.name': { value: 'n' }, 'action.category': { value: 'none' } },
  },
  review: {
    time: { value: '2026-03-02T09:00:00Z' },
    decision_id: { value: 'd' },
    outcome: { value: 'reject' },
  },
  verdict: {
    ...{ time: { value: '2026-03-02T09:00:00Z' }, decision_id: { value: 'd' } },
    ...{ verdict: { value: 'undetermined' }, basis: { value: 'closed_classification' } },
  },
};

describe('the rules that the page explains by one row each', () => {
  it.each(ruleExamples.map((each) => [JSON.stringify(each.rule), each] as const))('%s', (_, example) => {
    const { type, field, rule, row, gives } = example;
    const mapping = mappingSchema.parse({
      ...{
        format: 'shadowproof-mapping/1',
        name: 'one rule',
        rows: { shape: 'json' },
        zone: 'Europe/Berlin',
      },
      records: [{ event_type: type, fields: { ...needed[type], [field]: rule } }],
    });
    const { records, refused } = new RowMapper(mapping, { file: 'cases.csv' }).map(row, 1);
    expect(refused).toEqual([]);
    expect(firstAt(records[0], field)?.value ?? null).toEqual(gives);
  });

  it('are one or more of each member', () => {
    const shown = new Set(
      ruleExamples.flatMap(({ rule }) => [rule].flat().flatMap((each) => Object.keys(each as object))),
    );
    expect(Object.keys(fieldRuleSchema.shape).filter((member) => !shown.has(member))).toEqual([]);
  });

  it('the mapping to begin with reads its rows: two decisions, one review, one verdict', async () => {
    const { mapping, problems } = parseMapping(
      JSON.stringify({ $schema: 'mapping.schema.json', ...firstMapping }),
    );
    expect(problems).toEqual([]);
    const { rows, batch } = await convert(new Blob([firstRows]), mapping!, { file: 'cases.csv' });
    expect(rows).toEqual({ read: 2, used: 2, rejected: 0, leftOut: 0 });
    expect(batch.accepted.map(({ record }) => record.event_type)).toEqual([
      'decision',
      'review',
      'verdict',
      'decision',
    ]);
    // 08:00 in Berlin is 07:00 UTC in March.
    expect(batch.accepted[0]!.record.time).toBe('2026-03-02T07:00:00.000Z');
  });
});
