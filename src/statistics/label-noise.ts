import { clusterRobustFromSums, type ClusterSums } from './cluster-robust';
import { requireOpenUnit } from './domain';
import type { Interval } from './interval';
import { kornGraubard } from './korn-graubard';

/** Two readers, equally often wrong and each by itself, differ in 2ε(1 − ε) of cases; at ½ and beyond nothing is read. */
const errorOf = (differing: number) => (1 - Math.sqrt(1 - 2 * Math.min(0.5, differing))) / 2;

export interface LabelErrorRate extends Interval {
  /** Share of pairs in which the two readers differ. */
  readonly differing: number;
  /** Share of labels in error, 0…½; `lower` and `upper` are its ends. */
  readonly rate: number;
}

/**
 * How often one label is wrong, from pairs of readers of whom neither is the truth; the pairs are summed over
 * incidents, differing ones as `errors`. Readers who err on the same hard cases differ less than this takes, so that
 * the rate is a lower bound. Null without a pair.
 * Source: Hui, Walter (1980), Biometrics 36, 167–171, for one error rate; interval: Korn, Graubard (1998).
 */
export function labelErrorRate(pairs: ClusterSums, confidence = 0.95): LabelErrorRate | null {
  if (pairs.n === 0) return null;
  const differing = pairs.errors / pairs.n;
  const { lower, upper } = kornGraubard(clusterRobustFromSums(pairs), confidence);
  return { differing, rate: errorOf(differing), lower: errorOf(lower), upper: errorOf(upper) };
}

/**
 * The share of labels “wrong” at a true share p0 of errors, never above p0: a limit on labels in place of one on
 * truth. `sensitivity` is P(label wrong | wrong), `specificity` P(label right | right), 0…1.
 * Source: Rogan, Gladen (1978), American Journal of Epidemiology 107, 71–76.
 */
export function limitOnLabels(p0: number, sensitivity: number, specificity: number): number {
  requireOpenUnit(p0, 'limit');
  const labelled = p0 * (sensitivity + specificity - 1) + 1 - specificity;
  return Math.max(0, Math.min(p0, labelled));
}

/** Cases that a better source has decided: among its wrong ones the labels that say wrong too, among its right ones right. */
export interface BetterPairs {
  readonly wrong: ClusterSums;
  readonly right: ClusterSums;
}

export interface CorrectedLimit {
  /** Never above the limit asked for; 0: no number of clean labels shows it. */
  readonly limit: number;
  /** Lower end of P(label wrong | wrong), upper end of P(label right | right). */
  readonly sensitivity: number;
  readonly specificity: number;
  /** What the two ends leave of α for the gate. */
  readonly alpha: number;
}

/**
 * A limit for labels that stays valid for the truth: both ends adverse, each at a quarter of the gate's α, so that all
 * three together are wrong with a probability of at most α (Bonferroni). Source: as `limitOnLabels`.
 */
export function correctedLimit(p0: number, alpha: number, { wrong, right }: BetterPairs): CorrectedLimit {
  requireOpenUnit(alpha, 'alpha');
  const confidence = 1 - alpha / 2;
  const sensitivity = kornGraubard(clusterRobustFromSums(wrong), confidence).lower;
  const specificity = kornGraubard(clusterRobustFromSums(right), confidence).upper;
  return { limit: limitOnLabels(p0, sensitivity, specificity), sensitivity, specificity, alpha: alpha / 2 };
}
