import type { AuditAnswer } from '../../../../records/audit-answer';
import { categoryWords, readingWords, sureWords } from '../../../../words/reading-words';

/** An answer while it is given. */
export interface Draft extends Pick<AuditAnswer, 'categories' | 'targets' | 'sure' | 'reason'> {
  readonly reading: AuditAnswer['reading'] | null;
  /** A target that the log does not name. */
  readonly other: string;
}

export const startDraft: Draft = {
  reading: null,
  categories: [],
  targets: [],
  sure: null,
  reason: '',
  other: '',
};

export const toggled = <Item>(list: readonly Item[], item: Item): Item[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

/** What a key changes; null where it changes nothing. Digits choose actions, and say so that one was warranted. */
export function draftKey(draft: Draft, key: string): Partial<Draft> | null {
  const reading = readingWords.find((each) => each.key === key);
  if (reading) return { reading: reading.id };
  const sure = sureWords.find((each) => each.key === key);
  if (sure) return { sure: sure.id };
  const category = categoryWords.find((each) => each.key === key);
  if (category) return { reading: 'warranted', categories: toggled(draft.categories, category.id) };
  return null;
}
