import type { UnknownMeaning } from '../../intake/mapper/word-meanings';
import type { FileAccount } from '../../intake/loading/account';
import { fieldsOfRecord, type RecordField } from '../../records/fields';
import type { Mapping } from '../../records/mapping';
import { joinedMeanings, type WordList, wordLists, type WordMeanings } from '../../records/word-meanings';
import { count, counted } from '../../words/format';

/** One word of all files together about which the reader is asked. */
export interface AskedWord {
  readonly list: WordList;
  readonly word: string;
  /** In so many rows, of so many files. */
  readonly rows: number;
  readonly files: number;
}

/** Words of which no file says what they mean, the most frequent first, and those of which the reader `said` it. */
export function unknownWords(
  files: readonly Pick<FileAccount, 'imported'>[],
  said: WordMeanings = {},
): AskedWord[] {
  const all = new Map<string, AskedWord>();
  for (const list of wordLists)
    for (const word of Object.keys(said[list] ?? {}))
      all.set(`${list} ${word}`, { list, word, rows: 0, files: 0 });
  for (const { imported } of files)
    for (const { list, word, count: rows } of imported?.unknownWords ?? []) {
      const seen = all.get(`${list} ${word}`);
      all.set(`${list} ${word}`, {
        ...{ list, word, rows: rows + (seen?.rows ?? 0), files: 1 + (seen?.files ?? 0) },
      });
    }
  return [...all.values()].sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1));
}

const places = {
  action: ['decision', 'action.category'],
  verdict: ['verdict', 'verdict'],
  answer: ['review', 'outcome'],
} as const;

/** Our field whose words may be chosen for a word. */
export function fieldOfWord({ list }: Pick<AskedWord, 'list'>): RecordField {
  const [type, path] = places[list];
  return fieldsOfRecord(type).fields.find((field) => field.path === path)!;
}

const questions: Readonly<Record<WordList, (word: string) => string>> = {
  action: (word) => `What does “${word}” do?`,
  verdict: (word) => `What does a case closed as “${word}” turn out to be?`,
  answer: (word) => `What did the human decide who wrote “${word}”?`,
};

export const questionOf = ({ list, word }: Pick<AskedWord, 'list' | 'word'>): string => questions[list](word);
export const seenIn = ({ rows, files }: AskedWord): string =>
  files === 0
    ? 'you said it'
    : files === 1
      ? counted(rows, 'row')
      : `${counted(rows, 'row')} in ${counted(files, 'file')}`;

export function unknownWordsTitle(words: readonly AskedWord[]): string {
  const open = words.filter(({ files }) => files > 0).length;
  if (open === 0) return 'What you said words mean';
  return open === 1 ? 'One word is not known' : `${count(open)} words are not known`;
}
export const unknownWordsSub =
  'Say once what they mean; it counts for all files of this load. Until then an unknown tool counts as no action, an unknown closing word as undetermined, and other rows are rejected.';
export const unknownWordsActs = {
  read: 'Read again with these meanings',
  save: 'Save these meanings',
  none: 'not said',
} as const;

/** Stands for an answer that is still to be given: a mapping that holds it is refused. */
const toSay = '…';

/** What the command line prints of one file's words, and how to answer. The answers themselves are the reader's. */
export function unknownWordLines(words: readonly UnknownMeaning[]): string[] {
  if (words.length === 0) return [];
  const asked = wordLists.flatMap((list) => {
    const open = words.filter((each) => each.list === list).map(({ word }) => [word, toSay] as const);
    return open.length === 0 ? [] : [[list, Object.fromEntries(open)] as const];
  });
  const example = JSON.stringify({ ...mappingOfWords({}), words: Object.fromEntries(asked) });
  const choices = asked.map(([list]) => `${list}: ${fieldOfWord({ list }).words.join(', ')}`).join('; ');
  return [
    ...words.map(
      (each) =>
        `not known: ${questionOf(each)} ${count(each.count)}×, first at line ${count(each.firstLine)}`,
    ),
    `To say it once for all files, write this mapping with your answer in place of each ${toSay}, and give it with --mapping FILE (${choices}): ${example}`,
  ];
}

/** A mapping that says only what words mean, for all files of a load. */
export const mappingOfWords = (words: WordMeanings): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'Meanings of words',
  rows: { shape: 'auto' },
  records: [],
  words,
});

/** The meanings with one more, or without it where `ours` is empty. */
export function withMeaning(words: WordMeanings, { list, word }: AskedWord, ours: string): WordMeanings {
  const { [word]: _, ...rest } = words[list] ?? {};
  const base = { ...words, [list]: rest } as WordMeanings;
  return ours === '' ? base : (joinedMeanings(base, { [list]: { [word]: ours } } as WordMeanings) ?? base);
}
