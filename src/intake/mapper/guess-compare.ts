import { fieldsOfRecord } from '../../records/fields';
import type { Carry, FieldRule, RecordRule } from '../../records/mapping';
import { Carried } from './carried';
import { wordFor } from '../vocabulary/vocabulary';
import { wordsIn } from './column-words';
import { holds } from './conditions';
import { isHumanAction } from './guess-headers';
import { firstAt, type Row } from './rows/path';

const category = () => fieldsOfRecord('decision').fields.find(({ path }) => path === 'action.category')!;

/**
 * What the human did, as the change of the proposal. Only where all its words have a category: a record with
 * half an action is refused, and a refused difference would be one that nobody counts.
 */
export function actionOfHuman(
  column: string,
  rows: readonly Row[],
  agents: FieldRule | readonly FieldRule[] | undefined,
): Record<string, FieldRule> {
  const known = Object.assign({}, ...[agents ?? []].flat().map(({ map }) => map ?? {})) as NonNullable<
    FieldRule['map']
  >;
  const field = category();
  const pairs = wordsIn(rows, column).map((word) => [word, known[word] ?? wordFor(field, word)] as const);
  if (pairs.length === 0 || pairs.some(([, ours]) => ours === undefined)) return {};
  const map = Object.fromEntries(pairs) as NonNullable<FieldRule['map']>;
  return {
    'modified_action.name': { from: column },
    'modified_action.category': { from: column, map },
  };
}

const plain = (word: string) => word.trim().toLowerCase();

/** Are at least half of the human's words among those of the agent? */
function isShared(human: readonly string[], agent: readonly string[]): boolean {
  const known = new Set(agent.map(plain));
  return human.length > 0 && human.filter((word) => known.has(plain(word))).length * 2 >= human.length;
}

/** The free column of what the human did, in the words of the proposals. */
export function doneColumn(
  proposal: RecordRule['fields'] | undefined,
  columns: readonly string[],
  rows: readonly Row[],
  used: ReadonlySet<string> = new Set(),
): string | undefined {
  const action = [proposal?.['action.name'] ?? []].flat()[0]?.from;
  if (typeof action !== 'string') return undefined;
  return columns
    .filter((column) => column !== action && !used.has(column) && isHumanAction(column))
    .find((column) => isShared(wordsIn(rows, column), wordsIn(rows, action)));
}

/**
 * A review by comparison, where no column says whether the human agreed: a column named as the human's own
 * action, of whose words at least half are among those of the agent. A row where either is empty gives none.
 */
export function comparedReview(
  decision: RecordRule,
  columns: readonly string[],
  rows: readonly Row[],
): RecordRule | undefined {
  const action = [decision.fields['action.name'] ?? []].flat()[0]?.from;
  if (typeof action !== 'string') return undefined;
  const human = doneColumn(decision.fields, columns, rows);
  if (human === undefined) return undefined;
  return {
    event_type: 'review',
    when: [
      { from: human, present: true },
      { from: action, present: true },
    ],
    fields: {
      outcome: { compare: { with: [action, human], same: 'approve', differs: 'override' } },
      ...actionOfHuman(human, rows, decision.fields['action.category']),
    },
  };
}

interface Events {
  /** The column by which a review names its case. */
  readonly id: string;
  readonly decision: RecordRule | undefined;
  readonly review: RecordRule | undefined;
  readonly columns: readonly string[];
}

/**
 * The same where each row is one event: the proposal is carried to the later rows of its case, and the outcome of
 * the review is set by comparison. Undefined, and nothing is set, where the review says its outcome itself, or
 * where reviews do not stand after their proposals.
 */
export function comparedEvents(
  { id, decision, review, columns }: Events,
  rows: readonly Row[],
): Carry | undefined {
  const action = [decision?.fields['action.name'] ?? []].flat()[0]?.from;
  if (decision === undefined || review === undefined || typeof action !== 'string') return undefined;
  if (review.fields.outcome !== undefined) return undefined;
  const proposals = rows.filter((row) => holds(row, decision.when));
  const reviews = rows.filter((row) => holds(row, review.when));
  const human = [action, ...columns.filter((column) => column !== action && isHumanAction(column))].find(
    (column) => isShared(wordsIn(reviews, column), wordsIn(proposals, action)),
  );
  if (human === undefined) return undefined;
  const name = `proposed ${action}`;
  const carry: Carry = {
    as: columns.includes(name) ? `${name} of the case` : name,
    from: action,
    by: id,
    ...(decision.when === undefined ? {} : { when: decision.when }),
  };
  const carried = new Carried([carry]);
  const after = rows
    .map((row) => carried.add(row))
    .filter((row) => holds(row, review.when) && firstAt(row, carry.as) !== undefined);
  if (after.length * 2 < reviews.length) return undefined;
  review.fields.outcome = { compare: { with: [carry.as, human], same: 'approve', differs: 'override' } };
  review.when = [...(review.when ?? []), { from: human, present: true }];
  return carry;
}
