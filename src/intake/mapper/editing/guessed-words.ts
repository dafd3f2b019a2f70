import type { Mapping } from '../../../records/mapping';
import { textOf } from '../rows/foreign';
import { simpleRule } from './field-rule';

const keys = [
  ['decision', 'action.category'],
  ['review', 'outcome'],
  ['verdict', 'verdict'],
] as const;
const namedWords = 12;

/**
 * Acts, answers and truths that stand as they were guessed, by column: `L2 Verdict: approve is “Same as Copilot”`.
 * What a hand changed is no guess any more.
 */
export function guessedWords(mapping: Mapping, guess: Mapping | null): string[] {
  return keys.flatMap(([type, path]) => {
    const ruleIn = (of: Mapping | null) =>
      simpleRule(of?.records.find((rule) => rule.event_type === type)?.fields[path]);
    const [own, guessed] = [ruleIn(mapping), ruleIn(guess)];
    if (typeof own?.from !== 'string' || own.from !== guessed?.from) return [];
    const byOurs = new Map<string, string[]>();
    for (const [theirs, ours] of Object.entries(own.map ?? {})) {
      if (guessed.map?.[theirs] !== ours) continue;
      byOurs.set(textOf(ours), [...(byOurs.get(textOf(ours)) ?? []), `“${theirs}”`]);
    }
    const parts = [...byOurs].map(([ours, words]) => {
      const more = words.length - namedWords;
      return `${ours} ${words.slice(0, namedWords).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    });
    return parts.length === 0 ? [] : [`${own.from}: ${parts.join('; ')}`];
  });
}
