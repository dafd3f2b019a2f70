import type { Criteria } from '../records/criteria';
import { createStore } from './create-store';
import { hashOfAll, inForce as inForceOf, useCriteria } from './criteria';
import { holdUnsaved } from './unsaved';

/** What is being changed: kept while the page is open, so that leaving the screen loses nothing. */
export interface Draft {
  /** Hash of the criteria in force when the change began; with others in force it no longer holds. */
  readonly of: string;
  readonly criteria: readonly Criteria[];
  /** Place of the criteria that are edited. */
  readonly at: number;
  readonly mode: 'form' | 'text';
  /** What stands in the text field, readable or not. */
  readonly text: string;
}

export interface CriteriaDraftFields {
  draft: Draft | null;
}

const start: CriteriaDraftFields = { draft: null };
export const useDraftStore = createStore({ draft: ['screen'] }, start);

/** Is it of the criteria in force, and another? */
function isChange({ draft }: CriteriaDraftFields): boolean {
  const { criteria } = inForceOf(useCriteria.getState());
  if (draft === null || draft.of !== hashOfAll(criteria)) return false;
  const isUnread = draft.mode === 'text' && draft.text !== JSON.stringify(draft.criteria[draft.at], null, 2);
  return isUnread || JSON.stringify(draft.criteria) !== JSON.stringify(criteria);
}

holdUnsaved('criteria', useDraftStore, isChange);
holdUnsaved('criteria', useCriteria, () => isChange(useDraftStore.getState()));

/** The draft of a change to the criteria in force, and how to change it. */
export function useDraft(
  of: string,
  inForce: readonly Criteria[],
): [Draft, (change: Partial<Draft>) => void] {
  const kept = useDraftStore(({ draft }) => draft);
  const draft: Draft = kept?.of === of ? kept : { of, criteria: inForce, at: 0, mode: 'form', text: '' };
  return [draft, (change) => useDraftStore.setState({ draft: { ...draft, ...change } })];
}
