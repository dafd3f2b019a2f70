import { describe, expect, it } from 'vitest';
import { guessedWords } from '../../../../src/intake/mapper/editing/guessed-words';
import { notTaken } from '../../../../src/answers/mapper/not-taken';
import { unusedColumns } from '../../../../src/intake/mapper/editing/unused-columns';
import type { FieldRule, Mapping } from '../../../../src/records/mapping';

const rows = [
  { id: 'T-1', wanted: 'lock', call: 'same', by: 'kim', found: 'real', remarks: 'vip', sort: 'Odd login' },
  { id: 'T-2', wanted: 'lock', call: 'other', by: 'kim', found: 'noise', remarks: '', sort: 'Odd login' },
  { id: 'T-3', wanted: 'cut', call: 'Waiting L2', by: '', found: '', remarks: '', sort: 'Odd file' },
  { id: 'T-4', wanted: 'cut', call: 'Waiting L2', by: '', found: '', remarks: '', sort: 'Odd file' },
].map((row) => ({ ...row, colour: '' }));
const columns = ['id', 'wanted', 'call', 'by', 'found', 'remarks', 'sort', 'colour'];

const mappingWith = (outcome: FieldRule, when: Mapping['records'][number]['when']): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'x',
  rows: { shape: 'csv' },
  records: [
    { event_type: 'decision', fields: { decision_id: { from: 'id' }, 'action.name': { from: 'wanted' } } },
    {
      event_type: 'review',
      ...(when === undefined ? {} : { when }),
      fields: { decision_id: { from: 'id' }, outcome, 'reviewer.uid': { from: 'by' } },
    },
  ],
});
const call: FieldRule = { from: 'call', map: { same: 'approve', other: 'override' } };
const handled = mappingWith(call, [{ from: 'by', present: true }]);

describe('columns that no field is read from', () => {
  it('are named, each with the field that it could be', () => {
    expect(unusedColumns(handled, columns, rows)).toEqual([
      { column: 'found', isEmpty: false, use: null },
      { column: 'remarks', isEmpty: false, use: { at: 1, path: 'reason_text' } },
      { column: 'sort', isEmpty: false, use: { at: 0, path: 'workflow' } },
      { column: 'colour', isEmpty: true, use: null },
    ]);
  });

  it('a field that has its column is not offered again; what a condition or privacy looks at is used', () => {
    const [decision, review] = handled.records;
    const taken: Mapping = {
      ...handled,
      rows: { shape: 'csv', when: [{ from: 'colour', present: false }] },
      records: [{ ...decision!, fields: { ...decision!.fields, workflow: { from: 'wanted' } } }, review!],
      privacy: { fields: { found: 'drop' } },
    };
    expect(unusedColumns(taken, columns, rows)).toEqual([
      { column: 'remarks', isEmpty: false, use: { at: 1, path: 'reason_text' } },
      { column: 'sort', isEmpty: false, use: null },
    ]);
  });
});

describe('rows that the rules leave out', () => {
  it('are counted with the words that they hold', () => {
    expect(notTaken(handled, rows)).toEqual([
      '2\u00a0rows without by (call: Waiting L2) give no review: they count as not decided',
    ]);
    const decided = mappingWith(call, [
      { from: 'call', present: true },
      { from: 'call', not: ['Waiting L2'] },
    ]);
    const open = { ...rows[3]!, id: 'T-5', call: '' };
    expect(notTaken(decided, [...rows.slice(0, 3), open])).toEqual([
      '1\u00a0row without call and 1\u00a0row where call is Waiting L2 give no review: they count as not decided',
    ]);
    expect(notTaken(decided, rows.slice(0, 3))).toEqual([
      '1\u00a0row where call is Waiting L2 gives no review: it counts as not decided',
    ]);
  });

  it('nothing is said where all give one, and where rows are events of their own', () => {
    expect(notTaken(handled, rows.slice(0, 2))).toEqual([]);
    const [decision, review] = handled.records;
    const events = { ...decision!, when: [{ from: 'sort', is: ['Odd login'] }] };
    expect(notTaken({ ...handled, records: [events, review!] }, rows)).toEqual([]);
  });
});

it('guessed words are named as guesses until a hand changes them', () => {
  expect(guessedWords(handled, handled)).toEqual(['call: approve “same”; override “other”']);
  const changed = mappingWith({ from: 'call', map: { same: 'approve', other: 'reject' } }, undefined);
  expect(guessedWords(changed, handled)).toEqual(['call: approve “same”']);
  expect(guessedWords(handled, null)).toEqual([]);
});
