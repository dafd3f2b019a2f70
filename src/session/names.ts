import { createStore } from './create-store';

export interface NamesFields {
  /** Are people shown by name? Off at the start of every visit; kept nowhere and written nowhere. */
  shown: boolean;
}

const start: NamesFields = { shown: false };

export const useNames = createStore({ shown: ['screen'] }, start);
