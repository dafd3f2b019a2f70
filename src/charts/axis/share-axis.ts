import { tickWords } from '../../words/format';

export interface ShareAxis {
  /** Shares 0…1. */
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly number[];
  /** "axis starts at 97%", or null when it starts at nought. */
  readonly note: string | null;
}

// In parts of 100,000, so that sums of steps stay whole numbers.
const whole = 100_000;
const steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 25_000, 50_000];

function axisFrom(low: number, high: number): ShareAxis {
  for (const step of steps) {
    const floor = Math.floor((low + 1e-9) / step) * step;
    const last = Math.min(whole, Math.max(floor + 2 * step, Math.ceil((high - 1e-9) / step) * step));
    const first = Math.min(floor, last - 2 * step);
    const n = (last - first) / step + 1;
    if (n > 5 || !Number.isInteger(n)) continue;
    const ticks = Array.from({ length: n }, (_, at) => (first + at * step) / whole);
    const note = first > 0 ? `axis starts at ${tickWords(first / whole)}%` : null;
    return { from: first / whole, until: last / whole, ticks, note };
  }
  return { from: 0, until: 1, ticks: [0, 0.5, 1], note: null };
}

/**
 * An axis of shares with 3 to 5 round ticks that holds every value. It starts at nought, unless
 * `mayStartHigher` and every value lies above one half: dots may do without nought, and then say so.
 */
export function shareAxis(values: readonly number[], mayStartHigher = false): ShareAxis {
  const known = values
    .filter((value) => Number.isFinite(value))
    .map((value) => Math.min(1, Math.max(0, value)));
  if (known.length === 0) return axisFrom(0, 0.01 * whole);
  // Not Math.max(...known): a log may name more bundles than a call takes arguments.
  const high = known.reduce((a, b) => Math.max(a, b), 0) * whole;
  const low = known.reduce((a, b) => Math.min(a, b), 1) * whole;
  const higher = mayStartHigher && low > whole / 2;
  return axisFrom(higher ? low : 0, higher ? whole : high);
}

/** Tick text: the unit stands on the top tick only. */
export function shareTick(axis: ShareAxis): (share: number) => string {
  const top = axis.ticks.at(-1);
  return (share) => (share === top ? `${tickWords(share)}%` : tickWords(share));
}
