import type { Condition, FieldRule, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { wordsIn } from './column-words';
import { isWaiting } from '../vocabulary/answer-phrases';
import type { Row } from './rows/path';

/** By which of its fields a kind is seen in a row, the surest first. */
const signsOf: Partial<Record<EventType, readonly string[]>> = {
  review: ['outcome', 'reviewer.uid', 'time'],
  verdict: ['verdict', 'time'],
  execution: ['status', 'executor', 'time'],
};

/** What is still empty in a row of a case that goes on gives no record. */
export function whenPresent({ event_type: type, fields }: RecordRule): Pick<RecordRule, 'when'> {
  const signs = signsOf[type] ?? [];
  const from = signs.flatMap((field) => [fields[field] ?? []].flat()[0]?.from ?? [])[0];
  return from === undefined ? {} : { when: [{ from, present: true }] };
}

/**
 * Rows whose word says that nothing is decided yet give no record of the kind that this field is the key of: it
 * says so itself, or it has no word of ours and never a time when it was decided, where other words have one.
 */
export function decidedOnly(
  key: FieldRule | readonly FieldRule[] | undefined,
  time: FieldRule | readonly FieldRule[] | undefined,
  rows: readonly Row[],
): Condition[] {
  const [{ from, map = {} } = {}, ...more] = [key ?? []].flat() as FieldRule[];
  if (typeof from !== 'string' || more.length > 0) return [];
  const timed = [time ?? []].flat()[0]?.from;
  const hasTime = (word: string) =>
    typeof timed === 'string' &&
    wordsIn(
      rows.filter((row) => wordsIn([row], from).includes(word)),
      timed,
    ).length > 0;
  const words = wordsIn(rows, from);
  const isTimed = words.some(hasTime);
  const open = words.filter((word) => !(word in map) && (isWaiting(word) || (isTimed && !hasTime(word))));
  return open.length === 0 ? [] : [{ from, not: open }];
}
