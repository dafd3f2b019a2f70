import type { Breaker } from '../../records/breaker';
import type { BreakerLog } from './events';
import { scopeOf, type Replay } from './replay';

/** Places of the wrong actions that were let act in a trip's scope since it was last free: as many as its burst. */
export function burstBefore(log: BreakerLog, replay: Replay, breaker: Breaker, at: number): number[] {
  const trip = replay.trips[at]!;
  const last = replay.trips.slice(0, at).findLast(({ scope }) => scope === trip.scope);
  return log.actions.flatMap((action, place) =>
    action.truth === false &&
    (replay.stoppedBy[place] ?? -1) < 0 &&
    action.at >= (last?.until ?? -Infinity) &&
    action.at <= trip.at &&
    scopeOf(breaker, action) === trip.scope
      ? [place]
      : [],
  );
}
