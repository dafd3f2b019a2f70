import type { Condition, FieldRule, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { wordsIn } from './column-words';
import { isWaiting } from './guess-phrases';
import type { Row } from './path';

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

/** Rows whose word says that nothing is decided yet give no record of the kind that this field is the key of. */
export function decidedOnly(
  key: FieldRule | readonly FieldRule[] | undefined,
  rows: readonly Row[],
): Condition[] {
  const [{ from, map = {} } = {}, ...more] = [key ?? []].flat() as FieldRule[];
  if (typeof from !== 'string' || more.length > 0) return [];
  const open = wordsIn(rows, from).filter((word) => !(word in map) && isWaiting(word));
  return open.length === 0 ? [] : [{ from, not: open }];
}
