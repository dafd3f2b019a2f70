import type { Breaker } from '../../records/breaker';
import { countedShare } from '../what-if/share';
import type { CountedShare } from '../what-if/share';
import type { BreakerAction, BreakerLog } from './events';
import { replayBreaker } from './replay';
import type { Replay } from './replay';

const hour = 3_600_000;

export interface BreakerAccount {
  readonly trips: number;
  readonly actions: number;
  readonly incidents: number;
  /** Stopped, of the resolved wrong ones, and of the resolved right ones. */
  readonly wrongStopped: CountedShare;
  readonly rightStopped: CountedShare;
  readonly openStopped: number;
  readonly open: number;
  /** Wrong actions that were let act all the same: the exposure. */
  readonly exposure: number;
  /** Most wrong actions let act between two trips, before the later of them; null without a trip. */
  readonly largestBurst: number | null;
  /** Hours in advisory-only mode, added up over scopes, and the hours there were. */
  readonly advisoryHours: number;
  readonly hours: number;
  readonly scopes: number;
  /** Actions without a confidence; a floor counts them as below it. */
  readonly withoutConfidence: number;
}

const truthShare = (actions: readonly BreakerAction[], stoppedBy: Int32Array, truth: boolean): CountedShare =>
  countedShare(
    actions.flatMap((action, place) =>
      action.truth === truth
        ? [{ incident: action.incident, n: 1, hits: (stoppedBy[place] ?? -1) >= 0 ? 1 : 0 }]
        : [],
    ),
  );

/** What a replay came to. */
function accountOf(log: BreakerLog, breaker: Breaker, replay: Replay): BreakerAccount {
  const { actions } = log;
  const { stoppedBy, trips, from, until } = replay;
  const scopes = new Set(
    actions.map(({ agent, workflow }) =>
      breaker.scope === 'all' ? 'all' : breaker.scope === 'agent' ? agent : `${agent}, ${workflow}`,
    ),
  ).size;
  const wrongStopped = truthShare(actions, stoppedBy, false);
  return {
    trips: trips.length,
    actions: actions.length,
    incidents: new Set(actions.map(({ incident }) => incident)).size,
    wrongStopped,
    rightStopped: truthShare(actions, stoppedBy, true),
    openStopped: trips.reduce((sum, { openStopped }) => sum + openStopped, 0),
    open: actions.filter(({ truth }) => truth === null).length,
    exposure: wrongStopped.n - wrongStopped.hits,
    largestBurst: trips.length === 0 ? null : trips.reduce((most, { burst }) => Math.max(most, burst), 0),
    advisoryHours: trips.reduce((sum, trip) => sum + (Math.min(trip.until, until) - trip.at) / hour, 0),
    hours: (scopes * (until - from)) / hour,
    scopes,
    withoutConfidence: actions.filter(({ confidence }) => confidence === null).length,
  };
}

/** Replay and account in one. */
export function runBreaker(log: BreakerLog, breaker: Breaker): { replay: Replay; account: BreakerAccount } {
  const replay = replayBreaker(log, breaker);
  return { replay, account: accountOf(log, breaker, replay) };
}
