import { describe, expect, it } from 'vitest';
import {
  carriedRows,
  shownRows,
  carryOfProposal,
  comparedWithProposal,
} from '../../../../src/intake/mapper/editing/carried-rows';
import { withWord } from '../../../../src/intake/mapper/editing/edit-mapping';
import {
  compareOf,
  exampleOf,
  lackOf,
  ruleInWords,
  simpleRule,
  untoldIn,
} from '../../../../src/intake/mapper/editing/field-rule';
import { fieldsOfRecord } from '../../../../src/records/fields';
import type { Mapping } from '../../../../src/records/mapping';
import type { EventType } from '../../../../src/records/vocabulary';

const field = (type: EventType, path: string) =>
  fieldsOfRecord(type).fields.find((each) => each.path === path)!;
const outcome = field('review', 'outcome');
const rows = [
  { wanted: 'lock', did: 'lock', who: 'ana', end: 'real' },
  { wanted: 'cut', did: 'Lock', who: 'ben', end: 'shrug' },
];

describe('a rule on the form', () => {
  it('is plain as a column, a fixed value or a comparison, and JSON when it mixes them', () => {
    expect(simpleRule({ from: 'did' })).toEqual({ from: 'did' });
    const compare = { with: ['a', 'b'] as [string, string], same: 'approve', differs: 'override' };
    expect(simpleRule({ compare })).toEqual({ compare });
    expect(simpleRule({ compare, value: 'approve' })).toBeNull();
    expect(simpleRule({ from: ['a', 'b'] })).toBeNull();
    expect(simpleRule([{ from: 'a' }, { from: 'b' }])).toBeNull();
    expect(ruleInWords([{ from: 'a' }, { value: 'x' }])).toBe('a, else “x”');
  });

  it('compares what the agent wanted with the column that shares its words', () => {
    expect(compareOf(outcome, 'wanted', ['wanted', 'who', 'did'], rows)).toEqual({
      compare: { with: ['wanted', 'did'], same: 'approve', differs: 'override' },
    });
    // No column shares a word: nothing is chosen for the reader.
    expect(compareOf(outcome, 'wanted', ['wanted', 'who'], rows).compare?.with).toEqual(['wanted', '']);
    expect(compareOf(field('verdict', 'verdict'), 'wanted', ['did'], rows).compare?.same).toBe('');
  });

  it('says what it lacks', () => {
    expect(lackOf(outcome, undefined)).toBe('has no column');
    expect(lackOf(field('review', 'decision_id'), undefined)).toBeUndefined();
    expect(lackOf(outcome, { value: '' })).toBe('has no fixed value yet');
    const compare = { same: 'approve', differs: 'override' };
    expect(lackOf(outcome, { compare: { ...compare, with: ['did', ''] } })).toBe(
      'needs two columns to compare',
    );
    expect(lackOf(outcome, { compare: { ...compare, with: ['did', 'did'] } })).toBe(
      'compares a column with itself',
    );
    expect(lackOf(outcome, { compare: { with: ['wanted', 'did'], same: '', differs: 'override' } })).toBe(
      'needs a word for each answer',
    );
    expect(lackOf(outcome, { compare: { ...compare, with: ['wanted', 'did'] } })).toBeUndefined();
  });

  it('asks for the words that nobody told yet', () => {
    expect(untoldIn(outcome, { from: 'did', map: { LOCK: 'approve' } }, rows)).toBeUndefined();
    expect(untoldIn(outcome, { from: 'end', map: { real: 'approve' } }, rows)).toBe(
      '“shrug” in “end” still needs a meaning: what did the human decide?',
    );
    expect(untoldIn(field('verdict', 'verdict'), { from: 'end' }, rows)).toBe(
      '2 values of “end” still need a meaning: what turned out to be true?',
    );
  });
});

it('an answer for a word serves the same field of other kinds that hold the word and have none', () => {
  const category = field('decision', 'action.category');
  const mapping: Mapping = {
    format: 'shadowproof-mapping/1',
    name: 'x',
    rows: { shape: 'auto' },
    records: [
      { event_type: 'decision', fields: { 'action.category': { from: 'wanted' } } },
      { event_type: 'execution', fields: { 'action.category': { from: 'did', map: { lock: 'harden' } } } },
      { event_type: 'execution', fields: { 'action.category': { from: 'did' } } },
      { event_type: 'execution', fields: { 'action.category': { from: 'who' } } },
    ],
  };
  const maps = (changed: Mapping) =>
    changed.records.map(({ fields }) => simpleRule(fields['action.category'])?.map);
  const answered = withWord(mapping, 0, category, 'lock', 'evict', rows);
  expect(maps(answered)).toEqual([{ lock: 'evict' }, { lock: 'harden' }, { lock: 'evict' }, undefined]);
  expect(maps(withWord(answered, 0, category, 'LOCK', '', rows))).toEqual([
    {},
    { lock: 'harden' },
    { lock: 'evict' },
    undefined,
  ]);
});

it('carries what was proposed to later rows of its case, only where proposals have rows of their own', () => {
  const decision = {
    event_type: 'decision' as const,
    when: [{ from: 'sort', is: ['ask'] }],
    fields: { 'action.name': { from: 'act' }, decision_id: { from: 'case' } },
  };
  const base: Mapping = {
    format: 'shadowproof-mapping/1',
    name: 'x',
    rows: { shape: 'auto' },
    records: [decision, { event_type: 'review', fields: {} }],
  };
  const carry = carryOfProposal(base);
  expect(carry).toEqual({ as: 'proposed act', from: 'act', by: 'case', when: decision.when });
  const { when: _, ...everyRow } = decision;
  expect(carryOfProposal({ ...base, records: [everyRow] })).toBeUndefined();

  const compared = comparedWithProposal(comparedWithProposal(base, 1, carry!), 1, carry!);
  expect(compared.rows.carry).toEqual([carry]);
  const found = carriedRows(compared, [
    { case: 'c1', sort: 'ask', act: 'lock' },
    { case: 'c2', sort: 'done', act: 'cut' },
    { case: 'c1', sort: 'done', act: 'cut' },
  ]);
  expect(found.map((row) => row['proposed act'])).toEqual([undefined, undefined, 'lock']);
});

it('shows no value of a column that stays private, as an example or as a word', () => {
  const mapping: Mapping = {
    format: 'shadowproof-mapping/1',
    name: 'x',
    rows: { shape: 'auto', carry: [{ as: 'owner before', from: 'owner', by: 'case' }] },
    records: [{ event_type: 'decision', fields: {} }],
    privacy: { fields: { owner: 'drop', 'user.name': 'pseudonym' } },
  };
  const rows = ['Ada Byron', 'Bob Ray'].map((name) => ({
    case: 'c1',
    owner: name,
    user: { name },
    host: 'h1',
  }));
  for (const salt of ['', 'a salt of our own'])
    expect(JSON.stringify(shownRows(mapping, rows, salt))).not.toMatch(/Ada|Byron|Bob|Ray/);
  const [first] = shownRows(mapping, rows, 'a salt of our own');
  const shown = (from: string) => exampleOf({ from }, [first!]);
  expect(shown('owner')).toBe('');
  expect(shown('user.name')).toMatch(/^p_[0-9a-f]{32}$/);
  expect(shown('host')).toBe('h1');
});
