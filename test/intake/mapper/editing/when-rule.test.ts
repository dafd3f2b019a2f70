import { describe, expect, it } from 'vitest';
import {
  conditionOf,
  conditionsInWords,
  plainCondition,
  withCondition,
} from '../../../../src/intake/mapper/editing/when-rule';
import { conditionSchema, type RecordRule } from '../../../../src/records/mapping';

describe('conditions on the form', () => {
  it.each([
    { from: 'sort', is: ['answer', 'late'] },
    { from: 'sort', not: ['ping'] },
    { from: 'sort', present: true },
    { from: 'sort', present: false },
  ])('%j is shown and written back as it was', (condition) => {
    const plain = plainCondition(condition);
    expect(plain).not.toBeNull();
    expect(conditionOf(plain!)).toEqual(condition);
  });

  it.each([
    { from: ['sort', 'kind'], is: ['answer'] },
    { from: 'sort', is: ['answer'], present: true },
    { from: 'sort' },
  ])('%j stays JSON', (condition) => {
    expect(plainCondition(condition)).toBeNull();
  });

  it('asks only that the column is filled while no word is ticked: a condition without words is no condition', () => {
    const untold = conditionOf({ from: 'sort', test: 'is', words: [] });
    expect(untold).toEqual({ from: 'sort', present: true });
    expect(conditionSchema.safeParse(untold).success).toBe(true);
  });

  it('are added, changed and taken away by their place', () => {
    const rule: RecordRule = { event_type: 'review', fields: {} };
    const one = withCondition(rule, 0, { from: 'a', present: true });
    const two = withCondition(one, 1, { from: 'b', is: ['x'] });
    expect(two.when).toEqual([
      { from: 'a', present: true },
      { from: 'b', is: ['x'] },
    ]);
    expect(conditionsInWords(two.when)).toBe('rows where a is filled and b is x');
    const without = withCondition(two, 0, undefined);
    expect(without.when).toEqual([{ from: 'b', is: ['x'] }]);
    expect(withCondition(without, 0, undefined)).toEqual(rule);
    expect(conditionsInWords(undefined)).toBe('all rows');
  });
});
