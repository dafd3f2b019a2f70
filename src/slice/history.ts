import { toAddress } from './address/address';
import type { Selection } from './selection/selection';
import type { SelectionStore } from './selection/store';

/** Steps that can be taken back. */
export const longestHistory = 100;

export interface SelectionHistory {
  /** Takes the last change of the slice back; false when there is none. */
  undo(): boolean;
  /** Makes a change again that was taken back; false when there is none. */
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Called after every change of what can be undone or redone; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/**
 * Remembers the selections of a store. A new change forgets what was taken back. A change that leaves the
 * slice as it was is no step.
 */
export function historyOf(store: SelectionStore): SelectionHistory {
  let past: Selection[] = [];
  let future: Selection[] = [];
  let isMoving = false;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());

  store.subscribe((after, before) => {
    if (isMoving || toAddress(after.selection) === toAddress(before.selection)) return;
    past = [...past, before.selection].slice(-longestHistory);
    future = [];
    tell();
  });
  const move = (to: Selection) => {
    isMoving = true;
    store.setState({ selection: to });
    isMoving = false;
    tell();
  };
  return {
    undo() {
      const last = past.at(-1);
      if (last === undefined) return false;
      past = past.slice(0, -1);
      future = [...future, store.getState().selection];
      move(last);
      return true;
    },
    redo() {
      const next = future.at(-1);
      if (next === undefined) return false;
      future = future.slice(0, -1);
      past = [...past, store.getState().selection];
      move(next);
      return true;
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
