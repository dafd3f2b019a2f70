import { binomialCdf, binomialSurvival } from './distributions';
import { requireUnit } from './domain';

export interface ControlLimits {
  /** Shares beyond which a sample stands out; null where no count of this sample can. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One tail beyond three standard deviations of a normal distribution. */
export const threeSigmaTail = 0.00135;

/**
 * Limits of a chart of shares around a known level p, from the exact binomial tails instead of ±3σ, which
 * alarms far too often where events are rare. n is whole; 0 gives none.
 * Source: Shewhart (1931); exact limits: Ryan, Schwertman (1997), Journal of Quality Technology 29, 86–98.
 */
export function controlLimits(p: number, n: number, tail = threeSigmaTail): ControlLimits {
  requireUnit(p, 'level');
  if (!(n >= 1)) return { lower: null, upper: null };
  const whole = Math.floor(n);
  const find = (isIn: (k: number) => boolean): number | null => {
    // isIn is false below its first k and true from there on.
    if (!isIn(whole)) return null;
    let [below, at] = [-1, whole];
    while (at - below > 1) {
      const middle = Math.floor((below + at) / 2);
      if (isIn(middle)) at = middle;
      else below = middle;
    }
    return at;
  };
  const upper = find((k) => binomialSurvival(k, whole, p) <= tail);
  const inside = find((k) => binomialCdf(k, whole, p) > tail);
  return {
    upper: upper === null ? null : upper / whole,
    lower: inside === null || inside === 0 ? null : (inside - 1) / whole,
  };
}
