import type { Read } from '../jobs/search-files/search-files';
import { createStore } from './create-store';

export type FileSearch =
  | { readonly state: 'idle' | 'short' | 'starting' | 'stopped' | 'crowd' }
  | ({ readonly state: 'reading'; readonly total: number } & Read)
  | { readonly state: 'failed'; readonly message: string }
  | ({
      readonly state: 'found';
      readonly places: string;
      readonly more: boolean;
      readonly files: number;
      readonly serial: number;
    } & Read);

export interface FileSearchFields {
  /** What was searched for, of which load, with which names; a change of any begins anew. */
  readonly asked: { readonly text: string; readonly load: unknown; readonly named: boolean } | null;
  readonly search: FileSearch;
}

const start: FileSearchFields = { asked: null, search: { state: 'idle' } };

export const useFileSearchStore = createStore({ asked: ['screen'], search: ['screen'] }, start);
