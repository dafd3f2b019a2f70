import { createStore } from './create-store';
import type { LoadAccount, Progress } from '../intake/loading/account';
import type { SharedQuery } from '../database/engine/shared-query';

/** Why the engine cannot run here, in the engine's own words. */
export interface Unavailable {
  cause: 'no-webassembly' | 'no-memory' | 'blocked' | 'unknown';
  message: string;
}

export type Phase = 'empty' | 'opening' | 'reading' | 'ready' | 'unavailable' | 'failed';

/** The logs of this visit: gone when the page is closed. */
export interface SessionFields {
  phase: Phase;
  progress: Progress | null;
  account: LoadAccount | null;
  /** First and last decision, and the latest time in the logs that ages are counted from; epoch ms. */
  period: { from: number; to: number; asOf: number } | null;
  unavailable: Unavailable | null;
  failure: string | null;
  query: SharedQuery | null;
  /** The engine stopped since these logs were opened, and a new one read them again. */
  readAgain: boolean;
}

export const emptySession: SessionFields = {
  phase: 'empty',
  progress: null,
  account: null,
  period: null,
  unavailable: null,
  failure: null,
  query: null,
  readAgain: false,
};

export const useSession = createStore(
  {
    phase: ['screen'],
    progress: ['screen'],
    account: ['screen', 'report'],
    period: ['screen', 'report'],
    unavailable: ['screen'],
    failure: ['screen'],
    query: [],
    readAgain: ['screen'],
  },
  emptySession,
);
