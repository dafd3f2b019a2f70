import { create } from 'zustand';

export interface NamesFields {
  /** Are people shown by name? Off at the start of every visit; kept nowhere and written nowhere. */
  shown: boolean;
}

export const useNames = create<NamesFields>(() => ({ shown: false }));
