import { textOf } from '../rows/foreign';
import type { Condition, RecordRule } from '../../../records/mapping';

export type Test = 'is' | 'not' | 'filled' | 'empty';

/** A condition on one column with one test: what the form can show. */
export interface PlainCondition {
  readonly from: string;
  readonly test: Test;
  readonly words: readonly string[];
}

/** `null`: a condition that only its JSON can show. */
export function plainCondition({ from, is, not, present }: Condition): PlainCondition | null {
  const column = typeof from === 'string' ? from : from.length === 1 ? from[0]! : null;
  if (column === null) return null;
  const isPlain = [is, not, present].filter((each) => each !== undefined).length === 1;
  if (!isPlain) return null;
  if (present !== undefined) return { from: column, test: present ? 'filled' : 'empty', words: [] };
  return { from: column, test: is === undefined ? 'not' : 'is', words: (is ?? not ?? []).map(textOf) };
}

/** A list of words that is still empty asks only that the column is filled: no condition may be without words. */
export function conditionOf({ from, test, words }: PlainCondition): Condition {
  if (test === 'filled' || test === 'empty' || words.length === 0) return { from, present: test !== 'empty' };
  return test === 'is' ? { from, is: [...words] } : { from, not: [...words] };
}

/** The rule with its condition at one place changed, or without it. */
export function withCondition(rule: RecordRule, place: number, changed: Condition | undefined): RecordRule {
  const { when = [], ...rest } = rule;
  const all =
    place >= when.length
      ? [...when, changed]
      : when.map((condition, at) => (at === place ? changed : condition));
  const kept = all.filter((condition) => condition !== undefined);
  return kept.length === 0 ? rest : { ...rest, when: kept };
}

/** Conditions as a sentence's part: `what is human_step and move is filled`. */
export function conditionsInWords(when: readonly Condition[] | undefined): string {
  if (when === undefined || when.length === 0) return 'all rows';
  const parts = when.map((condition) => {
    const plain = plainCondition(condition);
    if (plain === null) return `a condition on ${[condition.from].flat().join(', ')}`;
    const { from, test, words } = plain;
    const listed = words.length > 3 ? `one of ${words.length} words` : words.join(' or ');
    if (test === 'filled' || test === 'empty') return `${from} is ${test}`;
    return `${from} is ${test === 'not' ? 'not ' : ''}${listed}`;
  });
  return `rows where ${[...new Set(parts)].join(' and ')}`;
}
