import { betaQuantile, binomialCdf } from './distributions';
import { requireOpenUnit, requireUnit } from './domain';

/** Acceptance quality limits of the standard, % nonconforming. */
export const qualityLimits = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10,
] as const;
export type QualityLimit = (typeof qualityLimits)[number];

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R'] as const;
export type CodeLetter = (typeof letters)[number];
const sampleSizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];
/** Largest lot of each code letter at general inspection level II; Q has no end. */
const largestLots = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000];
/** Acceptance numbers along a column of the master table; null where an arrow leads up, then down. */
const acceptanceNumbers = [0, null, null, 1, 2, 3, 5, 7, 10, 14, 21];
/** Letter (from A) and limit (from 0.01 %) of every plan with Ac 0 add up to it: E at 1 %, Q at 0.01 %. */
const diagonal = 14;

export interface SamplingPlan {
  /** Of the lot size, at general inspection level II. */
  readonly letter: CodeLetter;
  /** Of the plan: another one where an arrow of the table leads there. */
  readonly planLetter: CodeLetter;
  /** Items to inspect; the whole lot where the plan's sample is as large. */
  readonly n: number;
  /** Accept at so many nonconforming items or fewer, reject at `re` or more. */
  readonly ac: number;
  readonly re: number;
}

/**
 * Single sampling plan for normal inspection, general inspection level II. Throws RangeError for a lot below 2.
 * Source: ISO 2859-1:1999, tables 1 and 2-A (the same as ANSI/ASQ Z1.4).
 */
export function samplingPlan(lot: number, limit: QualityLimit): SamplingPlan {
  if (!(Number.isInteger(lot) && lot >= 2)) throw new RangeError(`a lot of 2 items or more, not ${lot}`);
  const found = largestLots.findIndex((largest) => lot <= largest);
  const from = found < 0 ? largestLots.length : found;
  const start = diagonal - qualityLimits.indexOf(limit);
  const index = start + rowAt(from - start, start);
  const ac = acceptanceNumbers[index - start] ?? 0;
  return {
    letter: letters[from] ?? 'Q',
    planLetter: letters[index] ?? 'R',
    n: Math.min(lot, sampleSizes[index] ?? lot),
    ac,
    re: ac + 1,
  };
}

/** Where the arrows of a column lead, counted from its plan with Ac 0. */
function rowAt(row: number, start: number): number {
  if (row < 0) return 0;
  // The column of 10 % begins above A, so that nothing is left to go up to.
  if (row === 1) return start < 0 ? 3 : 0;
  return row === 2 ? 3 : Math.min(row, acceptanceNumbers.length - 1);
}

/** Operating characteristic: probability that a lot from a process with this share nonconforming is accepted. */
export function acceptanceProbability({ n, ac }: SamplingPlan, share: number): number {
  requireUnit(share, 'share nonconforming');
  return binomialCdf(ac, n, share);
}

/** The share nonconforming at which a lot is accepted with this probability. */
export function shareAccepted({ n, ac }: SamplingPlan, probability: number): number {
  requireOpenUnit(probability, 'probability of acceptance');
  return ac >= n ? 1 : betaQuantile(1 - probability, ac + 1, n - ac);
}

/** Probability that one or more of `lots` lots with this share nonconforming, each sampled anew, is accepted. */
export function everAccepted(plan: SamplingPlan, share: number, lots: number): number {
  return -Math.expm1(lots * Math.log1p(-acceptanceProbability(plan, share)));
}
