import type { Condition, RecordRule } from '../../records/mapping';
import { isProgramName } from '../../records/program-names';
import { wordsIn } from './column-words';
import { isOfAgent } from './guess-headers';
import type { Row } from './rows/path';

/** `M. Okafor`, `m.keller`. */
const withInitial = /^\p{L}\.\s?\p{L}[\p{L}'’-]+$/u;
/** `Mara Okafor`; kinds of alerts are written so too. */
const twoWords = /^\p{Lu}[\p{Ll}'’-]+ \p{Lu}[\p{L}'’-]+$/u;

function looks(words: readonly string[], like: RegExp, rows: number): boolean {
  if (words.length < 2 || words.length * 2 > rows) return false;
  return words.filter((word) => like.test(word)).length >= words.length * 0.8;
}

const whoInside =
  /^(?:user|by|actor|author|reviewer|approver|responder|analyst)(?:\.(?:email|id|name|username))?$/i;

/** Who stands inside the object of the answer: `response.user.id`. */
function personInside({ fields }: RecordRule, columns: readonly string[]): string | undefined {
  const [{ from } = {}] = [fields.outcome ?? []].flat();
  const border = typeof from === 'string' ? from.lastIndexOf('.') : -1;
  if (typeof from !== 'string' || border < 0) return undefined;
  return columns.find(
    (path) => path.startsWith(from.slice(0, border + 1)) && whoInside.test(path.slice(border + 1)),
  );
}

/**
 * The column of who reviewed, by its values: few names that come again. Names of two words only where they stand
 * beside the review's own columns. Undefined where none or several fit.
 */
function personColumn(
  review: RecordRule,
  columns: readonly string[],
  rows: readonly Row[],
  taken: ReadonlySet<string>,
): string | undefined {
  const free = columns.filter((path) => !taken.has(path) && !isOfAgent(path));
  const inside = personInside(review, free);
  if (inside !== undefined) return inside;
  const initials = free.filter((path) => looks(wordsIn(rows, path), withInitial, rows.length));
  if (initials.length > 0) return initials.length === 1 ? initials[0] : undefined;
  const own = (['outcome', 'time'] as const).flatMap((field) =>
    [review.fields[field] ?? []]
      .flat()
      .flatMap(({ from = [], compare }) => [from, compare?.with[1] ?? []].flat())
      .map((path) => columns.indexOf(path)),
  );
  const isBeside = (path: string) => own.some((at) => Math.abs(columns.indexOf(path) - at) === 1);
  const named = free.filter((path) => isBeside(path) && looks(wordsIn(rows, path), twoWords, rows.length));
  return named.length === 1 ? named[0] : undefined;
}

/** Rows of which a rule or a program is named as the reviewer hold no review: `auto-approver`. */
export function peopleOnly({ fields }: RecordRule, rows: readonly Row[]): Condition[] {
  const from = [fields['reviewer.uid'] ?? []].flat()[0]?.from;
  if (typeof from !== 'string') return [];
  const not = wordsIn(rows, from).filter((word) => isProgramName(word));
  return not.length === 0 ? [] : [{ from, not: not.slice(0, 100) }];
}

/**
 * Sets who reviewed by the values where no name told; `taken` are the columns that mean something else already.
 * A group of nobody is taken out: a review cannot say it.
 */
export function withReviewer(
  review: RecordRule,
  columns: readonly string[],
  rows: readonly Row[],
  taken: ReadonlySet<string>,
): void {
  const { fields } = review;
  const columnOf = (field: string) => [fields[field] ?? []].flat()[0]?.from;
  if (fields['reviewer.uid'] === undefined) {
    // Persons may stand where a name promised a group: `Shift`.
    const group = columnOf('reviewer.group');
    const others = new Set([...taken].filter((column) => column !== group));
    const person = personColumn(review, columns, rows, others);
    if (person !== undefined) fields['reviewer.uid'] = { from: person };
  }
  const uid = columnOf('reviewer.uid');
  if (uid === undefined || columnOf('reviewer.group') === uid) delete fields['reviewer.group'];
}
