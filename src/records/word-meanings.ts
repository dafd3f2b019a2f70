import { z } from 'zod';
import { actionCategories, reviewOutcomes, verdicts } from './vocabulary';

const meanings = <Words extends readonly [string, ...string[]]>(words: Words) =>
  z.record(z.string().min(1).max(512), z.enum(words)).optional();

/** Their word → ours, for all fields of a kind and whatever their rules say. */
export const wordMeaningsSchema = z.strictObject({
  action: meanings(actionCategories).describe('What an action or a tool does: frobnicate_endpoint → isolate'),
  verdict: meanings(verdicts).describe('What a closing word means'),
  answer: meanings(reviewOutcomes).describe('What a human’s answer means'),
});
export type WordMeanings = z.infer<typeof wordMeaningsSchema>;
export type WordList = keyof WordMeanings;
export const wordLists = ['action', 'verdict', 'answer'] as const satisfies readonly WordList[];

/** The meanings of both; where both say something of one word, the second counts. */
export function joinedMeanings(
  first: WordMeanings | undefined,
  second: WordMeanings | undefined,
): WordMeanings | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  return Object.fromEntries(
    wordLists
      .map((list) => [list, { ...first[list], ...second[list] }] as const)
      .filter(([, words]) => Object.keys(words).length > 0),
  );
}
