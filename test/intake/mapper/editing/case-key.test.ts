import { describe, expect, it } from 'vitest';
import {
  caseColumns,
  keyOfCases,
  keyRule,
  lastTimeOf,
  timeUnitWords,
  withCaseColumns,
  withUnit,
} from '../../../../src/intake/mapper/editing/case-key';
import { withJoined } from '../../../../src/intake/mapper/editing/edit-mapping';
import { exampleOf, lackOf, ruleInWords, simpleRule } from '../../../../src/intake/mapper/editing/field-rule';
import { previewOf } from '../../../../src/intake/mapper/preview';
import { fieldsOfRecord } from '../../../../src/records/fields';
import { type Mapping, mappingSchema } from '../../../../src/records/mapping';
import { timeUnits } from '../../../../src/records/mapping';
import { readRows } from '../read-rows';

const columns = ['tenant', 'case', 'at', 'word'];
const id = fieldsOfRecord('verdict').fields.find(({ path }) => path === 'decision_id')!;

describe('an id of several columns, edited in the form', () => {
  it('begins with the column that was chosen, and is shown in words with a first value', () => {
    const rule = keyRule('case', columns);
    expect(rule).toEqual({ key: ['case', 'tenant'] });
    expect(simpleRule(rule)).toBe(rule);
    expect(ruleInWords(rule)).toBe('case together with tenant');
    expect(
      exampleOf(rule, [
        { tenant: '', case: '1' },
        { tenant: 'a', case: '7' },
      ]),
    ).toBe('7 + a');
    expect(lackOf(id, rule)).toBeUndefined();
    expect(lackOf(id, keyRule(undefined, ['only']))).toBe('needs two columns');
  });

  it('joins the other kinds as one column does, and keeps two tenants apart', async () => {
    const mapping: Mapping = {
      format: 'shadowproof-mapping/1',
      name: 'cases',
      rows: { shape: 'csv', latest: { by: withCaseColumns(['tenant', 'case']), order: 'at' } },
      records: [
        {
          event_type: 'verdict',
          fields: {
            time: withUnit({ from: 'at' }, 's'),
            verdict: { from: 'word', map: { tp: 'true_positive', fp: 'false_positive' } },
            basis: { value: 'closed_classification' },
          },
        },
        { event_type: 'execution', fields: {} },
      ],
    };
    const joined = withJoined(mapping, 0, 'decision_id', keyRule('case', columns));
    expect(joined.records[1]!.fields.decision_id).toEqual({ key: ['case', 'tenant'] });
    const read = { ...joined, records: joined.records.slice(0, 1) };
    expect(mappingSchema.safeParse(read).success).toBe(true);
    const { records, rows } = await readRows(
      'tenant,case,at,word\na,7,1772355600,fp\nb,7,1772355600,tp\na,7,1772359200,tp\n',
      read,
    );
    expect(rows).toEqual({ read: 3, used: 2, rejected: 0, leftOut: 1 });
    expect(records.map(({ verdict, time }) => [verdict, time])).toEqual([
      ['true_positive', '2026-03-01T09:00:00.000Z'],
      ['true_positive', '2026-03-01T10:00:00.000Z'],
    ]);
    expect(new Set(records.map(({ decision_id: own }) => own)).size).toBe(2);
  });

  it('names a case at first as the mapping does, and the latest by the last time that it reads', async () => {
    const head = ['Tenant', 'Ticket', 'Opened', 'Result', 'Closed'];
    const mapping: Mapping = {
      format: 'shadowproof-mapping/1',
      name: 'cases',
      rows: { shape: 'csv' },
      zone: 'UTC',
      records: [
        {
          event_type: 'decision',
          fields: { time: { from: 'Opened' }, decision_id: { key: ['Tenant', 'Ticket'] } },
        },
        {
          event_type: 'verdict',
          fields: {
            time: { from: 'Closed' },
            decision_id: { key: ['Tenant', 'Ticket'] },
            verdict: { from: 'Result', map: { tp: 'true_positive', fp: 'false_positive' } },
            basis: { value: 'closed_classification' },
          },
        },
      ],
    };
    expect(keyOfCases(mapping, head)).toEqual(['Tenant', 'Ticket']);
    expect(lastTimeOf(mapping, head)).toBe('Closed');
    expect(lastTimeOf(mapping, [...head, 'Updated'])).toBe('Updated');
    expect(keyOfCases({ ...mapping, records: [] }, head)).toBe('Tenant');
    // Of two rows of b's case 7 the preview counts the one closed last, as the reading does.
    const last = mapping.records.slice(1);
    const latest = { by: ['Tenant', 'Ticket'], order: 'Closed' };
    const text =
      'Tenant,Ticket,Opened,Result,Closed\na,7,2026-03-01 09:00,tp,2026-03-02 09:00\n' +
      'b,7,2026-03-01 09:00,fp,2026-03-04 09:00\nb,7,2026-03-01 09:00,tp,2026-03-03 09:00\n';
    const { rows } = await previewOf(new Blob([text]), {
      ...mapping,
      rows: { shape: 'csv', latest },
      records: last,
    });
    expect(rows.map(({ records, leftOut }) => [records.map(({ verdict }) => verdict), leftOut])).toEqual([
      [['true_positive'], undefined],
      [['false_positive'], undefined],
      [[], 'an earlier change of its case'],
    ]);
  });

  it('is one column, or several; alternatives are left to the JSON', () => {
    expect(caseColumns('id')).toEqual(['id']);
    expect(caseColumns(['tenant', 'id'])).toEqual(['tenant', 'id']);
    expect(caseColumns(['tenant', ['id', 'number']])).toBeNull();
    expect(withCaseColumns(['id'])).toBe('id');
  });

  it('every unit of a time can be chosen, and taken back', () => {
    expect(timeUnitWords.map(([unit]) => unit).sort()).toEqual([...timeUnits].sort());
    expect(withUnit({ from: 'at', unit: 'ms' }, 'excel')).toEqual({ from: 'at', unit: 'excel' });
    expect(withUnit({ from: 'at', unit: 'ms' }, '')).toEqual({ from: 'at' });
  });
});
