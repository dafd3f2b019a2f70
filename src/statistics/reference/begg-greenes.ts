import { requireCounts } from '../domain';

/** Cases whose truth was verified, by test result (T) and truth (D), and unverified ones by result. */
export interface VerifiedCounts {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly unverifiedPositive: number;
  readonly unverifiedNegative: number;
}

export interface VerificationBias {
  readonly naiveSensitivity: number;
  readonly naiveSpecificity: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

/**
 * Sensitivity and specificity corrected for verifying only some cases, taken as depending on the
 * test result alone. Null when no case of one result was verified, because then nothing is known
 * about it. Source: Begg, Greenes (1983), Biometrics 39, 207–215.
 */
export function beggGreenes(counts: VerifiedCounts): VerificationBias | null {
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = counts;
  for (const count of Object.values(counts) as number[]) requireCounts(count, count);
  const positives = tp + fp + counts.unverifiedPositive;
  const negatives = fn + tn + counts.unverifiedNegative;
  if (tp + fp === 0 || fn + tn === 0 || tp + fn === 0 || fp + tn === 0) return null;
  const diseased = [(positives * tp) / (tp + fp), (negatives * fn) / (fn + tn)] as const;
  const healthy = [(positives * fp) / (tp + fp), (negatives * tn) / (fn + tn)] as const;
  return {
    naiveSensitivity: tp / (tp + fn),
    naiveSpecificity: tn / (fp + tn),
    sensitivity: diseased[0] / (diseased[0] + diseased[1]),
    specificity: healthy[1] / (healthy[0] + healthy[1]),
  };
}
