import { type Alternative, normalP } from './distributions';
import { requireForecasts } from './calibration-bins';

/**
 * Spiegelhalter's test that stated probabilities are right: z is standard normal under calibration.
 * Null when every probability is 0, ½ or 1, where the statistic has no variance.
 * Source: Spiegelhalter (1986), Statistics in Medicine 5, 421–433.
 */
export function spiegelhalter(
  p: readonly number[],
  y: readonly number[],
  alternative: Alternative = 'two-sided',
): { readonly z: number; readonly p: number } | null {
  requireForecasts(p, y);
  let sum = 0;
  let variance = 0;
  p.forEach((value, i) => {
    sum += ((y[i] ?? 0) - value) * (1 - 2 * value);
    variance += (1 - 2 * value) ** 2 * value * (1 - value);
  });
  if (!(variance > 0)) return null;
  const z = sum / Math.sqrt(variance);
  return { z, p: normalP(z, alternative) };
}
