import { normalQuantile } from './distributions';
import { requireCounts } from './domain';

/**
 * d′ = z(H) − z(F) and criterion c = −(z(H) + z(F))/2. For overrides: hits = wrong proposals
 * overridden, false alarms = right proposals overridden. `loglinear` takes (x + ½)/(n + 1), so that
 * 0 and n stay finite; `none` gives null there. Null when a side has no case.
 * Source: Green, Swets (1966); Hautus (1995), Behavior Research Methods 27, 46–51.
 */
export function signalDetection(
  hits: number,
  signal: number,
  falseAlarms: number,
  noise: number,
  correction: 'loglinear' | 'none' = 'loglinear',
): { readonly dPrime: number; readonly criterion: number } | null {
  requireCounts(hits, signal);
  requireCounts(falseAlarms, noise);
  if (signal === 0 || noise === 0) return null;
  const rate = (x: number, n: number) => (correction === 'loglinear' ? (x + 0.5) / (n + 1) : x / n);
  const zHit = normalQuantile(rate(hits, signal));
  const zFalse = normalQuantile(rate(falseAlarms, noise));
  if (!Number.isFinite(zHit) || !Number.isFinite(zFalse)) return null;
  return { dPrime: zHit - zFalse, criterion: -(zHit + zFalse) / 2 };
}
