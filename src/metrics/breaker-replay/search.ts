import type { Breaker, Trip } from '../../records/breaker';
import { runBreaker } from './account';
import type { BreakerAccount } from './account';
import type { BreakerLog } from './events';
import { halves } from './halves';

export interface SearchAsk {
  /** Share of right actions that may be stopped, 0…1. */
  readonly mostRightStopped: number;
}

export interface Candidate {
  readonly breaker: Breaker;
  readonly account: BreakerAccount;
}

export interface Search {
  readonly tried: number;
  /** Stops the most wrong actions of the earlier half within the cost; null when none does. */
  readonly best: Candidate | null;
  /** The same breaker on the later half, which took no part in the choice. */
  readonly later: BreakerAccount | null;
  /** Most wrong stopped first, at most ten. */
  readonly within: readonly Candidate[];
}

const ks = [1, 2, 3, 5, 8, 12];
const windows = [1, 6, 24];
const limits = [0.05, 0.1, 0.15, 0.2];

const rules: readonly Trip[] = [
  ...windows.flatMap((hours) =>
    ks.flatMap((most): Trip[] => [
      { kind: 'containments', most, hours },
      { kind: 'target_class', most, hours },
    ]),
  ),
  ...[2, 3, 4, 5].map((most): Trip => ({ kind: 'consecutive_overrides', most })),
  ...limits.flatMap((above) =>
    [72, 168, 336].flatMap((hours): Trip[] => [
      { kind: 'false_positive_rate', above, hours, atLeast: 10 },
      { kind: 'override_rate', above, hours, atLeast: 10 },
    ]),
  ),
  ...[0.02, 0.05].flatMap((budget) =>
    [2, 4].map((factor): Trip => ({
      kind: 'burn_rate',
      budget,
      factor,
      longHours: 336,
      shortHours: 72,
      atLeast: 5,
    })),
  ),
  ...[0.5, 0.7, 0.9].map((below): Trip => ({ kind: 'confidence_floor', below, inARow: 1 })),
];

/** Every breaker of one rule that is tried, with cool-down and scope of the one in hand. */
const candidatesFor = (base: Breaker): Breaker[] =>
  rules.map((rule) => ({ ...base, name: 'Found by search', trips: [rule] }));

/**
 * The breaker that stops most wrong actions on the earlier half of the log without stopping more than the stated
 * share of right ones, and what it does on the later half. `onDone` hears each candidate.
 */
export function searchBreaker(
  log: BreakerLog,
  base: Breaker,
  { mostRightStopped }: SearchAsk,
  onDone: (done: number, of: number) => void = () => undefined,
): Search {
  const [earlier, later] = halves(log);
  const candidates = candidatesFor(base);
  const within: Candidate[] = [];
  candidates.forEach((breaker, at) => {
    const { account } = runBreaker(earlier, breaker);
    if (account.wrongStopped.hits > 0 && (account.rightStopped.share ?? 0) <= mostRightStopped)
      within.push({ breaker, account });
    onDone(at + 1, candidates.length);
  });
  within.sort(
    (a, b) =>
      b.account.wrongStopped.hits - a.account.wrongStopped.hits ||
      a.account.rightStopped.hits - b.account.rightStopped.hits,
  );
  const best = within[0] ?? null;
  return {
    tried: candidates.length,
    best,
    later: best === null ? null : runBreaker(later, best.breaker).account,
    within: within.slice(0, 10),
  };
}
