import { useStore } from 'zustand';
import type { Selection } from '../slice/selection/selection';
import { createSelectionStore } from '../slice/selection/store';

/** The one selection of this page. */
export const sliceStore = createSelectionStore();

export const useSelection = (): Selection => useStore(sliceStore, (state) => state.selection);
