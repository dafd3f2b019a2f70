import type { RatePoint } from './rate-point';

/** One week's rate; weeks come in order and without holes. */
export interface WeekPoint extends Omit<RatePoint, 'role'> {
  /** Epoch milliseconds of the week's first day, UTC. */
  readonly start: number;
  /** Younger than the maturity lag: not judged. */
  readonly immature: boolean;
}

export const weekLength = 7 * 86_400_000;

const startOf = (key: string) => Date.parse(`${key}T00:00:00Z`);
const keyOf = (start: number) => new Date(start).toISOString().slice(0, 10);
const mostWeeks = 2000;

/**
 * Weeks in order and without holes. A week whose last day is younger than the lag is not judged.
 * `asOf` is the latest time in the logs (epoch ms); the lag is in days, 0 where nothing is too young:
 * no lag is set, or the measure needs no truth.
 */
export function weeksOf(rates: readonly RatePoint[], asOf: number, lagDays: number): WeekPoint[] {
  const known = new Map(rates.map((rate) => [startOf(rate.key), rate]));
  const starts = [...known.keys()].filter(Number.isFinite);
  if (starts.length === 0) return [];
  const first = Math.min(...starts);
  const last = Math.max(...starts);
  const number = Math.min(mostWeeks, Math.round((last - first) / weekLength) + 1);
  const judgedUntil = asOf - lagDays * 86_400_000;
  return Array.from({ length: number }, (_, place): WeekPoint => {
    const start = first + place * weekLength;
    const rate = known.get(start);
    const immature = lagDays > 0 && start + weekLength > judgedUntil;
    return rate
      ? { ...rate, key: keyOf(start), start, immature }
      : {
          key: keyOf(start),
          start,
          immature,
          n: 0,
          hits: 0,
          incidents: 0,
          unresolved: 0,
          share: null,
          interval: null,
          bounds: null,
          state: 'not_measurable',
          reason: 'no decision in this week',
        };
  });
}
