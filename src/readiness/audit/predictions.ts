import type { AuditUnit } from './units';

/** How much a prediction leans on the label before readings say otherwise, in readings. */
const priorReadings = 20;

/** Which value of an incident is predicted: its share in error, or whether it holds any error. */
export type Predicted = 'share' | 'any';

/** The predicted value of an incident of a group, as a draw may know it. */
export type Predict = (of: Predicted, group: string, draw: number, limit: number) => number;

/**
 * Predictions from the readings of earlier draws, shrunk to half of the limit, or to one half where the label said
 * wrong. A draw with an open case tells nothing yet: a prediction that an answer could still change would let whoever
 * chooses the order of reading choose the prediction. `units` are incidents by themselves.
 */
export function predictionsOf(units: readonly AuditUnit[]): Predict {
  const sums = new Map<string, { n: number; share: number; any: number }>();
  const isOpen = new Set<number>();
  const groups = new Set<number>();
  for (const { members } of units)
    for (const { incident, decisions, wrong, open } of members) {
      if (incident === null || incident.readers === 0) continue;
      const { draw, group } = incident;
      groups.add(draw);
      if (open > 0) isOpen.add(draw);
      const key = `${draw} ${group}`;
      const sum = sums.get(key) ?? { n: 0, share: 0, any: 0 };
      sums.set(key, {
        n: sum.n + 1,
        share: sum.share + wrong / decisions,
        any: sum.any + (wrong > 0 ? 1 : 0),
      });
    }
  const closed = [...groups].filter((draw) => !isOpen.has(draw));
  const known = new Map<string, number>();
  return (of, group, draw, limit) => {
    const name = `${of} ${group} ${draw} ${limit}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    let [n, sum] = [priorReadings, priorReadings * (group.startsWith('says_wrong') ? 0.5 : limit / 2)];
    for (const earlier of closed) {
      const own = earlier < draw ? sums.get(`${earlier} ${group}`) : undefined;
      n += own?.n ?? 0;
      sum += own?.[of] ?? 0;
    }
    known.set(name, sum / n);
    return sum / n;
  };
}
