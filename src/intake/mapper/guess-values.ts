import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { FieldRule, RecordRule } from '../../records/mapping';
import { wordFor } from '../vocabulary/vocabulary';
import { guessPattern, wordsIn } from './column-words';
import { saysOther } from './guess-fields';
import {
  answersAnything,
  isHumanAction,
  isOfAgent,
  isProposed,
  mayBeJudgement,
  mayBeSureness,
} from './guess-headers';
import { idColumn } from './guess-ids';
import { decidedWords } from '../vocabulary/answer-phrases';
import { firstTime, timeBeside } from './guess-times';
import { textOf } from './rows/foreign';
import type { Row } from './rows/path';
import { asNumber } from './plain-values';

export type GuessedKind = 'decision' | 'review' | 'verdict' | 'execution';

/** What a column holds, as far as its values tell without its name. */
interface Column {
  readonly path: string;
  readonly words: readonly string[];
  /** `undefined`: times that need no pattern; `null`: no times. */
  readonly pattern: string | undefined | null;
  readonly isShare: boolean;
  readonly isMail: boolean;
}

/** The field by whose words a kind of record is known. */
const keyWords: Readonly<Record<GuessedKind, string>> = {
  decision: 'action.category',
  review: 'outcome',
  verdict: 'verdict',
  execution: 'status',
};

function profile(path: string, rows: readonly Row[]): Column {
  const words = wordsIn(rows, path);
  const numbers = words.map((word) => asNumber(word));
  const isNumeric = words.length > 0 && numbers.every((number) => typeof number === 'number');
  const values = numbers as number[];
  const isPercent = isNumeric && words.every((word) => word.endsWith('%'));
  const isWithin = isNumeric && values.every((number) => number >= 0 && number <= 1);
  return {
    path,
    words,
    pattern: isNumeric ? null : guessPattern(words),
    // Whole numbers only could be anything: flags, counts.
    isShare: isPercent || (isWithin && values.some((number) => !Number.isInteger(number))),
    isMail: words.filter((word) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)).length * 2 > words.length,
  };
}

function wordRule(field: RecordField, { path, words }: Column): FieldRule | undefined {
  const decided = decidedWords(field.path, words);
  const known = decided.flatMap((word) => {
    const ours = wordFor(field, word);
    return ours === undefined ? [] : [[word, ours] as const];
  });
  if (words.length > 40 || known.length * 2 < decided.length) return undefined;
  if (new Set(known.map(([, ours]) => ours)).size < 2) return undefined;
  // Without a name nobody knows which question was answered.
  if (known.every(([word]) => answersAnything(word))) return undefined;
  return { from: path, map: Object.fromEntries(known) };
}

/**
 * Rules for the kinds whose key field no column's name gave away: by the words, times and numbers that the
 * columns hold. `taken` are the columns that names gave away already. Everything in it is a guess.
 */
export function rulesByValues(
  kinds: readonly GuessedKind[],
  paths: readonly string[],
  rows: readonly Row[],
  taken: ReadonlySet<string>,
): RecordRule[] {
  const columns = paths.filter((path) => !taken.has(path)).map((path) => profile(path, rows));
  const used = new Set<string>();
  const found: { type: GuessedKind; fields: Record<string, FieldRule>; at: number }[] = [];
  for (const type of kinds) {
    const field = fieldsOfRecord(type).fields.find(({ path }) => path === keyWords[type]);
    if (field === undefined) continue;
    const sure = ({ map = {} }: FieldRule) => Object.keys(map).length;
    const [best] = columns
      .filter(({ path }) =>
        type === 'decision'
          ? !isHumanAction(path)
          : !isOfAgent(path) && mayBeJudgement(path) && !(type === 'verdict' && isProposed(path)),
      )
      .filter(({ path }) => !saysOther(type, field.path, path, rows))
      .flatMap((column) => {
        const rule = column.pattern === null && !used.has(column.path) ? wordRule(field, column) : undefined;
        return rule === undefined ? [] : [{ column, rule, share: sure(rule) / column.words.length }];
      })
      .sort((a, b) => b.share - a.share || sure(b.rule) - sure(a.rule));
    if (best === undefined) continue;
    used.add(best.column.path);
    const named: Record<string, FieldRule> =
      type === 'decision' ? { 'action.name': { from: best.column.path } } : {};
    const fields = { ...named, [keyWords[type]]: best.rule };
    found.push({ type, fields, at: columns.indexOf(best.column) });
  }
  const id = idColumn(
    columns.map(({ path }) => path).filter((path) => !used.has(path)),
    rows,
  );
  for (const { type, fields, at } of [...found].sort((a, b) => a.at - b.at)) {
    // The proposal comes first in a row; of a review or an ending the time stands beside its word.
    const busy = new Set([...taken, ...used]);
    const word = columns[at]?.path ?? '';
    const time = type === 'decision' ? firstTime(paths, rows, busy) : timeBeside(word, paths, rows, busy);
    if (time !== undefined) {
      fields.time = time;
      used.add(textOf(time.from));
    }
    if (type === 'review') {
      const mail = columns.find(({ isMail }) => isMail);
      if (mail !== undefined) fields['reviewer.uid'] = { from: mail.path };
    }
    if (type === 'decision') {
      const share = columns.find(({ isShare, path }) => isShare && !used.has(path) && mayBeSureness(path));
      if (share !== undefined) fields.confidence = { from: share.path };
    }
    if (id !== undefined) fields.decision_id = { from: id };
  }
  return found.map(({ type, fields }) => ({ event_type: type, fields }));
}
