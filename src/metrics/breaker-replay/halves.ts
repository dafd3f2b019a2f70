import type { BreakerLog } from './events';

/** The part of a log whose actions were proposed in a stretch of time, with what became known of them. */
function stretchOf(log: BreakerLog, isIn: (at: number) => boolean): BreakerLog {
  const place = new Int32Array(log.actions.length).fill(-1);
  const actions = log.actions.filter(({ at }, index) => {
    if (!isIn(at)) return false;
    place[index] = 0;
    return true;
  });
  let next = 0;
  for (let index = 0; index < place.length; index += 1) if (place[index] === 0) place[index] = next++;
  const kept = <T extends { readonly action: number }>(arrivals: readonly T[]): T[] =>
    arrivals.flatMap((each) => {
      const action = place[each.action] ?? -1;
      return action < 0 ? [] : [{ ...each, action }];
    });
  return {
    actions,
    labels: kept(log.labels),
    reviews: kept(log.reviews),
    errors: log.errors.filter(({ at }) => isIn(at)),
  };
}

/** Epoch ms at which half of the actions were proposed; null without an action. */
export function middleOf(actions: readonly { readonly at: number }[]): number | null {
  return actions[Math.floor(actions.length / 2)]?.at ?? null;
}

/** Earlier and later half of the actions, each with its own labels. */
export function halves(log: BreakerLog): readonly [BreakerLog, BreakerLog] {
  const middle = middleOf(log.actions) ?? 0;
  return [stretchOf(log, (at) => at < middle), stretchOf(log, (at) => at >= middle)];
}
