import { expect, it } from 'vitest';
import { type Mapping, parseMapping } from '../../src/records/mapping';

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
  ['an unknown member', '"name":"whole"', '"name":"whole","nmae":"x"', '"nmae"'],
])('refuses %s, with its place', (_, from, to, words) => {
  const changed = JSON.stringify(whole).replace(from, to);
  expect(changed).not.toBe(JSON.stringify(whole));
  expect(problemsOf(() => changed).join('; ')).toContain(words);
});
