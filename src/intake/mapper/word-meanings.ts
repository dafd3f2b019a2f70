import type { RecordField } from '../../records/fields';
import type { FieldRule } from '../../records/mapping';
import type { WordList, WordMeanings } from '../../records/word-meanings';
import { wordIn } from './map-words';
import { isNothing } from './rows/path';
import { textOf } from './rows/foreign';

/** A word that no rule and no vocabulary knows: what it means, only the reader can say. */
export interface UnknownMeaning {
  readonly list: WordList;
  readonly word: string;
  readonly firstLine: number;
  count: number;
}

const lists: Readonly<Record<string, WordList>> = {
  'action.category': 'action',
  'modified_action.category': 'action',
  verdict: 'verdict',
  predicted_verdict: 'verdict',
  outcome: 'answer',
};
const mostWords = 200;
const longestWord = 300;

/** What the reader said that words mean, and the words about which nobody said anything yet. */
export class Meanings {
  readonly #unknown = new Map<string, UnknownMeaning & { last: number }>();
  line = 0;

  constructor(private readonly said: WordMeanings | undefined) {}

  /** Our word for theirs, as the reader said; of several words only where all mean the same. */
  of(theirs: readonly unknown[], rule: FieldRule, field: RecordField | undefined): unknown {
    const map = this.#map(rule, field);
    if (map === undefined) return undefined;
    const all = new Set(theirs.map((each) => wordIn(map, each)));
    const [ours] = all;
    return all.size === 1 && (field === undefined || field.words.includes(textOf(ours))) ? ours : undefined;
  }

  /** Notes words that are not known, to ask about them once. */
  ask(theirs: readonly unknown[], rule: FieldRule, field: RecordField | undefined): void {
    const list = listOf(rule, field);
    if (list === undefined || rule.skip === true) return;
    for (const each of theirs) {
      const word = textOf(each).trim();
      if (isNothing(each) || typeof each === 'object' || word === '' || word.length > longestWord) continue;
      const key = `${list} ${word}`;
      const seen = this.#unknown.get(key);
      // A row that is rejected is looked at twice.
      if (seen !== undefined && seen.last === this.line) continue;
      if (seen !== undefined) Object.assign(seen, { count: seen.count + 1, last: this.line });
      else if (this.#unknown.size < mostWords)
        this.#unknown.set(key, { list, word, firstLine: this.line, count: 1, last: this.line });
    }
  }

  list(): UnknownMeaning[] {
    return [...this.#unknown.values()].map(({ last: _, ...each }) => each);
  }

  #map(rule: FieldRule, field: RecordField | undefined): Readonly<Record<string, string>> | undefined {
    const list = listOf(rule, field);
    return list === undefined ? undefined : this.said?.[list];
  }
}

const listOf = ({ vocabulary }: FieldRule, field: RecordField | undefined): WordList | undefined =>
  vocabulary ?? (field === undefined ? undefined : lists[field.path]);
