import type { BreakerLog } from '../../metrics/breaker-replay/events';
import type { Permuted } from '../../metrics/breaker-replay/permute';
import type { Search } from '../../metrics/breaker-replay/search';
import type { Breaker } from '../../records/breaker';

export type BreakerJob =
  | { readonly kind: 'permute'; readonly log: BreakerLog; readonly breaker: Breaker; readonly seed: number }
  | {
      readonly kind: 'search';
      readonly log: BreakerLog;
      readonly breaker: Breaker;
      readonly mostRightStopped: number;
    };

export type FromBreakerWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'permuted'; readonly permuted: Permuted }
  | { readonly kind: 'found'; readonly search: Search }
  | { readonly kind: 'failed'; readonly message: string };
