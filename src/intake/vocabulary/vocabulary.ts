import { actionOf } from './actions';
import { isDoubtful } from './answer-doubt';
import { guessPhrase } from './answer-phrases';
import { answerParts, endings, judgementNames, wholeAnswers } from './answer-words';
import { otherWordOf } from './other-words';
import { verdictOf } from './verdicts';
import { folded, longestPhrase, WordCutter, withoutEntities } from './words';

/** Letters and digits only, in lower case. */
export const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const cutter = new WordCutter([]);

/** Our answer for what a human said of a proposal. */
function answerOf(theirs: string): string | undefined {
  const phrase = guessPhrase('outcome', theirs);
  // Of a whole phrase every negation and hedge is outside.
  if (phrase !== undefined) return isDoubtful('outcome', theirs, '', 0, phrase) ? undefined : phrase;
  const words = cutter.cut(theirs).map(({ text }) => text);
  const whole = wholeAnswers.get(words.join(' '));
  if (whole !== undefined) return isDoubtful('outcome', theirs, '', 0, whole) ? undefined : whole;
  for (const [part, ours] of answerParts) {
    const at = partAt(words, part);
    if (at !== undefined) return isDoubtful('outcome', theirs, part, at, ours) ? undefined : ours;
  }
  return undefined;
}

/** Where a part begins among the letters and digits, if it begins with a word and ends as words do. */
function partAt(words: readonly string[], part: string): number | undefined {
  let at = 0;
  for (const [first, word] of words.entries()) {
    let joined = '';
    for (let last = first; joined.length < part.length && last < words.length; last++) joined += words[last]!;
    if (joined.startsWith(part) && endings.test(joined.slice(part.length))) return at;
    at += word.length;
  }
  return undefined;
}

/** Does the name of a score say that it judges whether an action was right? */
export const judgesAction = (name: string): boolean =>
  judgementNames.has(
    cutter
      .cut(name)
      .map(({ text }) => text)
      .join(' '),
  );

const vocabularies = { verdict: verdictOf, action: actionOf, answer: answerOf } as const;
/** The lists that a mapping may name. */
export type VocabularyName = keyof typeof vocabularies;

const mostKnown = 5_000;
const known = new Map<string, string | null>();

/** Our word for somebody's, by one of the vocabularies; undefined where it is not known. */
export function vocabularyWord(name: VocabularyName, theirs: string): string | undefined {
  if (theirs.length > longestPhrase) return undefined;
  const key = `${name} ${theirs}`;
  let ours = known.get(key);
  if (ours === undefined) {
    ours = vocabularies[name](withoutEntities(theirs)) ?? null;
    if (known.size >= mostKnown) known.clear();
    known.set(key, ours);
  }
  return ours ?? undefined;
}

const ofFields: Readonly<Record<string, VocabularyName>> = {
  'action.category': 'action',
  'modified_action.category': 'action',
  verdict: 'verdict',
  predicted_verdict: 'verdict',
  outcome: 'answer',
};

/** Our word for somebody's, for a field with a closed list of words. */
export function wordFor(
  field: { readonly path: string; readonly words: readonly string[] },
  theirs: string,
): string | undefined {
  const own = folded(theirs).replace(/[^\p{L}\p{N}]/gu, '');
  const same = field.words.find((ours) => bare(ours) === own);
  if (same !== undefined && !/[?？]/u.test(theirs)) return same;
  const name = ofFields[field.path];
  return name === undefined ? otherWordOf(field.path, withoutEntities(theirs)) : vocabularyWord(name, theirs);
}
