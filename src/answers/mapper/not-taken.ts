import { counted } from '../../words/format';
import { wordsIn } from '../../intake/mapper/column-words';
import { holds } from '../../intake/mapper/conditions';
import type { Row } from '../../intake/mapper/rows/path';
import type { Condition, Mapping, RecordRule } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { carriedRows } from '../../intake/mapper/editing/carried-rows';
import { simpleRule } from '../../intake/mapper/editing/field-rule';
import { plainCondition } from '../../intake/mapper/editing/when-rule';

const keys: Partial<Record<EventType, readonly [field: string, ending: (isOne: boolean) => string]>> = {
  review: ['outcome', (isOne) => `no review: ${isOne ? 'it counts' : 'they count'} as not decided`],
  verdict: ['verdict', () => 'no verdict: what is true counts as not known'],
};
const namedWords = 3;

const listed = (words: readonly string[]) =>
  `${words.slice(0, namedWords).join(', ')}${words.length > namedWords ? ' …' : ''}`;

/** Rows that one condition leaves out: `7 rows without Handled By (L2 Verdict: Waiting L2)`. */
function leftBy(condition: Condition, key: string | undefined, rows: readonly Row[]): string {
  const plain = plainCondition(condition);
  const said = counted(rows.length, 'row');
  if (plain === null) return `${said} by a condition on ${[condition.from].flat().join(', ')}`;
  if (plain.test === 'not') return `${said} where ${plain.from} is ${listed(wordsIn(rows, plain.from))}`;
  const words = key === undefined || key === plain.from ? [] : wordsIn(rows, key);
  return `${said} without ${plain.from}${words.length === 0 ? '' : ` (${key}: ${listed(words)})`}`;
}

function leftByRule({ event_type: type, when = [], fields }: RecordRule, rows: readonly Row[]): string[] {
  const key = keys[type];
  if (key === undefined) return [];
  const from = simpleRule(fields[key[0]])?.from;
  const column = typeof from === 'string' ? from : undefined;
  let rest = rows;
  const parts = when.flatMap((condition) => {
    const left = rest.filter((row) => !holds(row, [condition]));
    rest = rest.filter((row) => holds(row, [condition]));
    return left.length === 0 ? [] : [leftBy(condition, column, left)];
  });
  if (parts.length === 0) return [];
  const isOne = rows.length - rest.length === 1;
  return [`${parts.join(' and ')} ${isOne ? 'gives' : 'give'} ${key[1](isOne)}`];
}

/**
 * What the rules leave out where a row is a case: rows that give no review or no verdict. Where rows are single
 * events every other event is left out, which says nothing.
 */
export function notTaken(mapping: Mapping, rows: readonly Row[]): string[] {
  const decisions = mapping.records.filter(({ event_type: type }) => type === 'decision');
  const isWide = decisions.length > 0 && decisions.every(({ when = [] }) => when.length === 0);
  if (!isWide) return [];
  const whole = carriedRows(
    mapping,
    rows.filter((row) => holds(row, mapping.rows.when)),
  );
  return mapping.records
    .filter(({ when = [] }) => when.every(({ is, present }) => is === undefined && present !== false))
    .flatMap((rule) => leftByRule(rule, whole));
}
