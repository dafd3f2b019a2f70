import type { FieldRule, RecordRule } from '../../records/mapping';
import { wordsIn } from './column-words';
import { isDismissal, isEscalation } from '../vocabulary/answer-phrases';
import { textOf } from './rows/foreign';
import type { Row } from './rows/path';

const single = (rules: RecordRule['fields'][string] | undefined): FieldRule | undefined => {
  const [rule, ...more] = [rules ?? []].flat();
  return more.length === 0 && typeof rule?.from === 'string' ? rule : undefined;
};

/** Ours for a proposal's words, one for each row; `undefined` where it is not known. */
function categoriesOf({ from, map = {} }: FieldRule, rows: readonly Row[]): (string | undefined)[] {
  return rows.map((row) => {
    const [word] = wordsIn([row], textOf(from));
    return word === undefined ? undefined : (map[word] as string | undefined);
  });
}

/**
 * The answers that can be told beside the proposals they stand with, in a table of one row a case: an escalation
 * is something else than what was proposed unless that was one too, and a dismissal stops what was proposed
 * unless that was to do nothing. Where a proposal is unknown, or could be what was done, the word is left open.
 */
export function withAnswersBeside(
  outcome: RecordRule['fields'][string],
  decision: RecordRule | undefined,
  rows: readonly Row[],
): RecordRule['fields'][string] {
  const rule = single(outcome);
  const proposed = single(decision?.fields['action.category']);
  if (rule?.map === undefined || proposed === undefined) return outcome;
  const { from, map } = rule;
  const told = wordsIn(rows, textOf(from)).flatMap((word): (readonly [string, string])[] => {
    if (word in map) return [];
    const own = rows.filter((row) => wordsIn([row], textOf(from)).includes(word));
    const categories = categoriesOf(proposed, own);
    const isNever = (category: string) => !categories.includes(undefined) && !categories.includes(category);
    if (isEscalation(word) && isNever('escalate')) return [[word, 'override']];
    return isDismissal(word) && isNever('none') ? [[word, 'reject']] : [];
  });
  return { ...rule, map: { ...map, ...Object.fromEntries(told) } };
}
