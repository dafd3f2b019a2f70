import { fieldsOfRecord } from '../../records/fields';
import type { FieldRule, RecordRule } from '../../records/mapping';
import { guessWord, wordsIn } from './column-words';
import { isHumanAction } from './guess-headers';
import type { Row } from './path';

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
  const pairs = wordsIn(rows, column).map((word) => [word, known[word] ?? guessWord(field, word)] as const);
  if (pairs.length === 0 || pairs.some(([, ours]) => ours === undefined)) return {};
  const map = Object.fromEntries(pairs) as NonNullable<FieldRule['map']>;
  return {
    'modified_action.name': { from: column },
    'modified_action.category': { from: column, map },
  };
}

const plain = (word: string) => word.trim().toLowerCase();

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
  const agents = new Set(wordsIn(rows, action).map(plain));
  const human = columns.find((column) => {
    if (column === action || !isHumanAction(column)) return false;
    const words = wordsIn(rows, column).map(plain);
    return words.length > 0 && words.filter((word) => agents.has(word)).length * 2 >= words.length;
  });
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
