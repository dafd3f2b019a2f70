import { requireUnit } from './domain';

/** Indices of p values from smallest to largest; refuses anything that is not a p value. */
export function orderOfP(p: readonly number[]): number[] {
  for (const value of p) requireUnit(value, 'p value');
  return p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b);
}

/**
 * p values adjusted for the family-wise error rate, in the order given.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  orderOfP(p).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * (p[index] ?? 1)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Indices, ascending, of the hypotheses rejected at family-wise level `delta`. */
export function holmReject(p: readonly number[], delta: number): number[] {
  const order = orderOfP(p);
  const stop = order.findIndex((index, rank) => !((p[index] ?? 1) <= delta / (p.length - rank)));
  return order.slice(0, stop < 0 ? order.length : stop).sort((a, b) => a - b);
}

/** Step-up adjustment with a penalty, shared with Benjamini–Yekutieli. */
export function stepUp(p: readonly number[], penalty: number): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  let smallest = 1;
  orderOfP(p)
    .reverse()
    .forEach((index, fromTop) => {
      const rank = p.length - fromTop;
      smallest = Math.min(smallest, ((penalty * p.length) / rank) * (p[index] ?? 1));
      adjusted[index] = smallest;
    });
  return adjusted;
}

/**
 * p values adjusted for the false discovery rate under independence or positive dependence, in the
 * order given. Source: Benjamini, Hochberg (1995), JRSS-B 57, 289–300.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p, 1);
}

/**
 * Indices, ascending, of the hypotheses rejected at false discovery rate `alpha` from their log
 * e-values, whatever their dependence: many workflows promoted together.
 * Source: Wang, Ramdas (2022), JRSS-B 84, 822–852 (e-BH).
 */
export function eBenjaminiHochberg(logE: readonly number[], alpha: number): number[] {
  const order = logE.map((_, i) => i).sort((a, b) => (logE[b] ?? 0) - (logE[a] ?? 0) || a - b);
  let rejected = 0;
  order.forEach((index, i) => {
    if ((logE[index] ?? -Infinity) >= Math.log(logE.length / (alpha * (i + 1)))) rejected = i + 1;
  });
  return order.slice(0, rejected).sort((a, b) => a - b);
}

/** Level of the k-th candidate bundle (k = 1, 2, …) for one tier: α·6/(π²k²), which sums to α. */
export function alphaOfCandidate(alpha: number, k: number): number {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`k must be 1, 2, …, got ${k}`);
  return (alpha * 6) / (Math.PI * k) ** 2;
}

/** Hypotheses that were first tested together: they share one step of the online sequence. */
export interface OnlineBatch {
  /** Place in the sequence of all batches: 1, 2, … */
  readonly step: number;
  /** ln of each e-value. */
  readonly logE: readonly number[];
  /** Hypotheses that share the step, tested or not; at least as many as e-values. */
  readonly family: number;
}

export interface OnlineAnswer {
  /** Places in the batch, ascending. */
  readonly rejected: readonly number[];
  /** By place: the e-value that it needs; of one that is not rejected, to be rejected with the others. */
  readonly needed: readonly number[];
}

/**
 * e-LOND: rejects E_t ≥ 1/(α·γ_t·(R_{t−1} + 1)), γ_t = 1/(t(t + 1)), R the rejections so far. A batch splits its
 * γ evenly and is rejected step-up (e-BH), which for batches of one is e-LOND itself. False discovery rate at most
 * `alpha` at every look, whatever the dependence, also when some steps of the sequence are left out. Throws RangeError
 * for a level outside 0…1, steps that do not rise, or a family smaller than its batch.
 * Source: Xu, Ramdas (2024), AISTATS, PMLR 238; batches: Wang, Ramdas (2022), self-consistency.
 */
export function eLond(batches: readonly OnlineBatch[], alpha: number): OnlineAnswer[] {
  requireUnit(alpha, 'alpha');
  let before = 0;
  let last = 0;
  return batches.map(({ step, logE, family }) => {
    if (!(Number.isInteger(step) && step > last)) throw new RangeError(`step ${step} after ${last}`);
    if (!(Number.isInteger(family) && family >= logE.length)) throw new RangeError(`family of ${family}`);
    last = step;
    const neededWith = (rejected: number) => (family * step * (step + 1)) / (alpha * (before + rejected));
    const order = logE.map((_, i) => i).sort((a, b) => (logE[b] ?? 0) - (logE[a] ?? 0) || a - b);
    const count =
      order.findLastIndex((index, i) => (logE[index] ?? -Infinity) >= Math.log(neededWith(i + 1))) + 1;
    const needed = logE.map(() => neededWith(count + 1));
    const rejected = order.slice(0, count).sort((a, b) => a - b);
    for (const place of rejected) needed[place] = neededWith(count);
    before += count;
    return { rejected, needed };
  });
}
