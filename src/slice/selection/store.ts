import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Dimension } from './dimension';
import { emptySelection, tidy } from './selection';
import type { Selection } from './selection';

export interface SelectionState {
  readonly selection: Selection;
  /** Replaces the fields that are given. */
  set(change: Partial<Selection>): void;
  /** Keeps only these values of one dimension; an empty list keeps all. */
  keepOnly(dimension: Dimension, values: readonly string[]): void;
  clear(): void;
}
export type SelectionStore = StoreApi<SelectionState>;

/** The selection's store; it runs without React. */
export function createSelectionStore(initial: Selection = emptySelection): SelectionStore {
  return createStore<SelectionState>()((set) => ({
    selection: tidy(initial),
    set: (change) => set(({ selection }) => ({ selection: tidy({ ...selection, ...change }) })),
    keepOnly: (dimension, values) =>
      set(({ selection }) => ({
        selection: tidy({ ...selection, only: { ...selection.only, [dimension]: values } }),
      })),
    clear: () => set({ selection: emptySelection }),
  }));
}
