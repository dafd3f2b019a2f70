import { expect, it } from 'vitest';
import type { Mapping } from '../../src/records/mapping';
import { parseMapping } from '../../src/records/mapping-problems';

const whole: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'whole',
  rows: { shape: 'auto' },
  records: [
    {
      event_type: 'decision',
      fields: {
        decision_id: { from: 'id' },
        'action.arguments.host': { from: 'host' },
        'unmapped.ticket': { from: 'ticket' },
      },
      lists: { evidence: { each: 'evidence', fields: { uid: { from: '.' } } } },
    },
  ],
};
const problemsOf = (change: (text: string) => string) => parseMapping(change(JSON.stringify(whole))).problems;

it('takes the fields of the log format, and any name below an object', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

it.each([
  ['a misspelt field', '"decision_id":', '"desision_id":', 'a decision has no field “desision_id”'],
  ['a misspelt list', '"evidence":{', '"evidnce":{', 'a decision has no field “evidnce”'],
  ['a misspelt field of a list', '"uid":', '"uuid":', 'a decision has no field “uuid”'],
  ['a field of another kind', '"decision_id":', '"verdict":', 'a decision has no field “verdict”'],
  [
    'a path into a prototype',
    '"decision_id":',
    '"constructor.prototype.x":',
    'no field “constructor.prototype.x”',
  ],
  ['the prototype itself', '"decision_id":', '"__proto__":', '“__proto__” cannot be the name'],
  ['a long path', '"from":"id"', `"from":"${'a'.repeat(513)}"`, 'decision_id.from'],
  ['an unknown member', '"name":"whole"', '"name":"whole","nmae":"x"', '“nmae”'],
])('refuses %s, with its place', (_, from, to, words) => {
  const changed = JSON.stringify(whole).replace(from, to);
  expect(changed).not.toBe(JSON.stringify(whole));
  expect(problemsOf(() => changed).join('; ')).toContain(words);
});

it.each([
  [
    '"from":"id"',
    '"form":"id"',
    'records.0.fields.decision_id: “form” is no word of a mapping here; the nearest is “from”',
  ],
  [
    '"shape":"auto"',
    '"shape":"auto","seperator":";"',
    'rows: “seperator” is no word of a mapping here; the nearest is “separator”',
  ],
  ['"shape":"auto"', '"shape":"atuo"', 'rows.shape: one of auto, csv, json, parquet was expected'],
  ['"event_type":"decision"', '"event_type":"desicion"', 'records.0.event_type: one of release, decision'],
  [
    '"decision_id":',
    '"desision_id":',
    'records.0.fields: a decision has no field “desision_id”; the nearest is “decision_id”',
  ],
  [
    '"evidence":{',
    '"evidnce":{',
    'records.0.lists: a decision has no field “evidnce”; the nearest is “evidence”',
  ],
  [
    '"name":"whole"',
    '"name":"whole","zon":"UTC"',
    '(mapping): “zon” is no word of a mapping here; the nearest is “zone”',
  ],
  [
    '"each":"evidence"',
    '"eahc":"evidence","each":"evidence"',
    'records.0.lists.evidence: “eahc” is no word of a mapping here; the nearest is “each”',
  ],
])('of %s written as %s says where it is and what was meant', (from, to, words) => {
  const changed = JSON.stringify(whole).replace(from, to);
  expect(changed).not.toBe(JSON.stringify(whole));
  expect(problemsOf(() => changed).join('\n')).toContain(words);
});

it.each([
  [
    { value: 'enforce' },
    'records.0.fields.mode.value: “enforce” is no word of mode, which has shadow, advisory, enforced; the nearest is “enforced”',
  ],
  [{ from: 'm', map: { on: 'enforcd' } }, 'records.0.fields.mode.map.on: “enforcd” is no word of mode'],
  [{ from: 'm', otherwise: 7 }, 'records.0.fields.mode.otherwise: “7” is no word of mode'],
  [
    [{ from: 'm' }, { from: 'n', contains: [['x', 'shadows']] }],
    'records.0.fields.mode.1.contains.0: “shadows” is no word of mode',
  ],
  [
    { from: 'm', ranges: [{ below: 1, is: 'low' }] },
    'records.0.fields.mode.ranges.0.is: “low” is no word of mode',
  ],
  [
    { compare: { with: ['a', 'b'], same: 'shadow', differs: 'none' } },
    'fields.mode.compare.differs: “none” is no word of mode',
  ],
])('of %j says which word of ours it is not', (mode, words) => {
  const changed = structuredClone(whole) as unknown as { records: [{ fields: Record<string, unknown> }] };
  changed.records[0].fields.mode = mode;
  expect(parseMapping(JSON.stringify(changed)).problems.join('\n')).toContain(words);
});
