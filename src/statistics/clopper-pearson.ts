import { requireCounts, requireOpenUnit } from './domain';
import { betaQuantile } from './distributions';
import type { Interval } from './interval';

/**
 * Exact one-sided upper bound of a proportion; 1 at successes = n and at n = 0.
 * Source: Clopper, Pearson (1934), Biometrika 26, 404–413.
 */
export function clopperPearsonUpper(successes: number, n: number, confidence = 0.95): number {
  requireCounts(successes, n);
  requireOpenUnit(confidence, 'confidence');
  return successes === n ? 1 : betaQuantile(confidence, successes + 1, n - successes);
}

/** Exact one-sided lower bound of a proportion; 0 at successes = 0 and at n = 0. */
export function clopperPearsonLower(successes: number, n: number, confidence = 0.95): number {
  requireCounts(successes, n);
  requireOpenUnit(confidence, 'confidence');
  return successes === 0 ? 0 : betaQuantile(1 - confidence, successes, n - successes + 1);
}

/**
 * Exact two-sided interval of a proportion, (1 − confidence)/2 in each tail; n = 0 gives [0, 1].
 * Throws RangeError unless 0 ≤ successes ≤ n and 0 < confidence < 1.
 */
export function clopperPearson(successes: number, n: number, confidence = 0.95): Interval {
  requireOpenUnit(confidence, 'confidence');
  const oneSided = (1 + confidence) / 2;
  return {
    lower: clopperPearsonLower(successes, n, oneSided),
    upper: clopperPearsonUpper(successes, n, oneSided),
  };
}
