import type { BreakerLog } from '../metrics/breaker-replay/events';
import { labelPermutations, permuteLabels, type Permuted } from '../metrics/breaker-replay/permute';
import { searchBreaker, type Search, type SearchAsk } from '../metrics/breaker-replay/search';
import type { Breaker } from '../records/breaker';
import type { Job } from './job';

interface Replayed {
  readonly log: BreakerLog;
  readonly breaker: Breaker;
}

export interface Replays {
  readonly done: number;
  readonly of: number;
}

/** What the breaker would stop if outcomes were dealt by lot. */
export const breakerChance: Job<Replayed & { readonly seed: number }, Permuted, Replays> = (
  { log, breaker, seed },
  { report },
) =>
  permuteLabels(log, breaker, { seed }, (done) => {
    if (done % 10 === 0) report({ done, of: labelPermutations });
  });

/** The breaker of one rule that stops most harm at a stated cost. */
export const breakerSearch: Job<Replayed & SearchAsk, Search, Replays> = (
  { log, breaker, mostRightStopped },
  { report },
) => searchBreaker(log, breaker, { mostRightStopped }, (done, of) => report({ done, of }));
