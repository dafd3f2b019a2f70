import type { ClusterRobust } from './cluster-robust';
import { kornGraubard } from './korn-graubard';
import { newcombeOf } from './newcombe-difference';

const smallest = 1e-12;
const steps = 44;

/** The difference after − before at this confidence, by square-and-add on the Korn–Graubard limits of each side. */
export function robustDifference(after: ClusterRobust, before: ClusterRobust, confidence = 0.95) {
  if (after.p === null || before.p === null) return { lower: -1, upper: 1 };
  return newcombeOf(after.p, kornGraubard(after, confidence), before.p, kornGraubard(before, confidence));
}

/** The largest level at which `isInside` holds; it must hold at tiny levels and stop once. */
function largestLevel(isInside: (level: number) => boolean): number {
  if (!isInside(smallest)) return smallest;
  if (isInside(1 - 1e-9)) return 1;
  let [inside, outside] = [Math.log(smallest), 0];
  for (let step = 0; step < steps; step += 1) {
    const middle = (inside + outside) / 2;
    if (isInside(Math.exp(middle))) inside = middle;
    else outside = middle;
  }
  return Math.exp(inside);
}

/**
 * p value of "the difference is 0" by inverting the interval that is shown (Newcombe 1998 on the limits of Korn and
 * Graubard 1998): the interval at 1 − p just touches 0, so p and interval cannot
 * contradict each other. Two-sided, 1e-12 … 1; 1 where a side is empty.
 */
export function robustDifferenceP(after: ClusterRobust, before: ClusterRobust): number {
  if (after.p === null || before.p === null) return 1;
  return largestLevel((level) => {
    const { lower, upper } = robustDifference(after, before, 1 - level);
    return lower <= 0 && upper >= 0;
  });
}

/**
 * One-sided p value of "after is worse than before by the margin or more", by the same inversion; small
 * values show "no worse". `isHigherWorse` says which direction is worse; margin > 0, as a share.
 */
export function noWorseP(
  after: ClusterRobust,
  before: ClusterRobust,
  margin: number,
  isHigherWorse: boolean,
): number {
  if (!(margin > 0)) throw new RangeError('a margin must be above 0');
  if (after.p === null || before.p === null) return 1;
  const loss = isHigherWorse ? after.p - before.p : before.p - after.p;
  if (loss >= margin) return 1;
  const twoSided = largestLevel((level) => {
    const { lower, upper } = robustDifference(after, before, 1 - level);
    return isHigherWorse ? upper >= margin : -lower >= margin;
  });
  return twoSided / 2;
}
