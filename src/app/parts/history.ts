import { useSyncExternalStore } from 'react';
import { historyOf } from '../../slice/history';
import { sliceStore } from '../../session/slice-store';

/** Undo and redo of the one selection of this page. */
export const sliceHistory = historyOf(sliceStore);

/** Whether there is something to undo and to redo. */
export const useHistory = (): { canUndo: boolean; canRedo: boolean } => ({
  canUndo: useSyncExternalStore(sliceHistory.subscribe, sliceHistory.canUndo),
  canRedo: useSyncExternalStore(sliceHistory.subscribe, sliceHistory.canRedo),
});
