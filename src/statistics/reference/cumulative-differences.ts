import { requireForecasts } from '../calibration-bins';

/**
 * Running mean of outcome minus stated probability, from the lowest stated probability up: a
 * calibration curve without bins. Equal probabilities keep their order.
 * Source: Arrieta-Ibarra, Gujral, Tannen, Tygert, Xu (2022), JMLR 23(351).
 */
export function cumulativeDifferences(p: readonly number[], y: readonly number[]): number[] {
  requireForecasts(p, y);
  const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b);
  let sum = 0;
  return order.map((i) => {
    sum += (y[i] ?? 0) - (p[i] ?? 0);
    return sum / p.length;
  });
}
