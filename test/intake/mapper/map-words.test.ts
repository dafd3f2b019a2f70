import { describe, expect, it } from 'vitest';
import { make } from '../../../src/intake/mapper/values';
import { fieldsOfRecord } from '../../../src/records/fields';

const outcome = fieldsOfRecord('review').fields.find(({ path }) => path === 'outcome');
const context = { zone: undefined, guess: () => undefined };
const made = (label: unknown, map: Record<string, string>, more: object = {}) => {
  const found = make({ label }, { from: 'label', map, ...more }, outcome, context);
  return found !== undefined && 'value' in found ? found.value : null;
};

describe('their words in a map', () => {
  const map = { 'thumbs-up': 'approve', thumbs_down: 'reject', 'No action.': 'abstain' };
  it.each([
    ['thumbs_up', 'approve'],
    ['Thumbs Up', 'approve'],
    ['THUMBS-UP ', 'approve'],
    ['thumbs.down', 'reject'],
    ['thumbs  down', 'reject'],
  ])('%s means %s, without regard to case and separators', (label, ours) => {
    expect(made(label, map)).toBe(ours);
  });

  it.each([
    ['a sign', -1, { '1': 'approve' }],
    ['a decimal point', '1.5', { '15': 'approve' }],
    ['a date', '1-5', { '15': 'approve' }],
    ['a negation', '!approved', { approved: 'approve' }],
    ['a doubt', 'approved?', { approved: 'approve' }],
    ['a word more', 'not approved', { approved: 'approve' }],
    ['a thumb that points down', '👎', { '👍': 'approve' }],
    ['two words that only a separator tells apart', 'co op', { 'co-op': 'approve', co_op: 'reject' }],
  ])('%s is another word', (_, label, ours) => {
    expect(made(label, ours as Record<string, string>)).toBeNull();
  });

  it('fall back to the score where the mapping says so, and only there', () => {
    const row = (label: string, score: number) => ({ label, score });
    const score = {
      from: 'score',
      ranges: [
        { below: 0.5, is: 'reject' },
        { at_least: 0.5, is: 'approve' },
      ],
    };
    const rules = [{ from: 'label', map, skip: true }, score];
    const of = (label: string, value: number, all: typeof rules) =>
      make(row(label, value), all as never, outcome, context);
    expect(of('whatever', 0.9, rules)).toMatchObject({ value: 'approve' });
    expect(of('whatever', 0.5, rules)).toMatchObject({ value: 'approve' });
    expect(of('whatever', 0.49, rules)).toMatchObject({ value: 'reject' });
    expect(of('thumbs-down', 0.9, rules)).toMatchObject({ value: 'reject' });
    expect(of('whatever', 0.9, [{ from: 'label', map, skip: false }, score])).toHaveProperty('expected');
  });
});
