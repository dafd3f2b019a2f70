import gammainc from '@stdlib/math-base-special-gammainc';
import { logGamma } from '../distributions';
import { requireOpenUnit } from '../domain';
import type { Interval } from '../interval';

/** P(Poisson(rate) ≤ k). */
function poissonCdf(k: number, rate: number): number {
  if (k < 0) return 0;
  return rate === 0 ? 1 : gammainc(rate, k + 1, true, true);
}

/** Mean, variance, third and fourth cumulant-like moments of Poisson(x) truncated to x ± c, and its mass. */
function truncatedMoments(
  x: number,
  c: number,
): { mean: number; m2: number; m3: number; m4: number; mass: number } {
  const high = x + c;
  const low = Math.max(x - c, 0);
  const mass = poissonCdf(high, x) - poissonCdf(low - 1, x);
  const factorial = (r: number) => x ** r * ((poissonCdf(high - r, x) - poissonCdf(low - r - 1, x)) / mass);
  const [f1, f2, f3, f4] = [factorial(1), factorial(2), factorial(3), factorial(4)];
  return {
    mean: f1,
    m2: f2 + f1 - f1 ** 2,
    m3: f3 + f2 * (3 - 3 * f1) + (f1 - 3 * f1 ** 2 + 2 * f1 ** 3),
    m4:
      f4 +
      f3 * (6 - 4 * f1) +
      f2 * (7 - 12 * f1 + 6 * f1 ** 2) +
      f1 -
      4 * f1 ** 2 +
      6 * f1 ** 3 -
      3 * f1 ** 4,
    mass,
  };
}

/** Probability that all multinomial counts lie within c of the observed ones, by an Edgeworth expansion. */
function coverage(counts: readonly number[], n: number, c: number): number {
  const moments = counts.map((x) => truncatedMoments(x, c));
  const total = (value: (m: (typeof moments)[number]) => number) =>
    moments.reduce((sum, m) => sum + value(m), 0);
  const variance = total((m) => m.m2);
  const z = (n - total((m) => m.mean)) / Math.sqrt(variance);
  const g1 = total((m) => m.m3) / variance ** 1.5;
  const g2 = total((m) => m.m4 - 3 * m.m2 ** 2) / variance ** 2;
  const edgeworth =
    1 +
    (g1 * (z ** 3 - 3 * z)) / 6 +
    (g2 * (z ** 4 - 6 * z ** 2 + 3)) / 24 +
    (g1 ** 2 * (z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15)) / 72;
  const density = (edgeworth * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  const mass = moments.reduce((product, m) => product * m.mass, 1);
  const poissonAtN = Math.exp(-n + n * Math.log(n) - logGamma(n + 1));
  return (mass * density) / Math.sqrt(variance) / poissonAtN;
}

/**
 * Simultaneous intervals of multinomial shares. Null without counts.
 * Source: Sison, Glaz (1995), JASA 90, 366–369; May, Johnson (2000), Journal of Statistical Software 5(6).
 */
export function sisonGlaz(counts: readonly number[], alpha = 0.05): Interval[] | null {
  requireOpenUnit(alpha, 'alpha');
  if (counts.some((count) => !(Number.isInteger(count) && count >= 0)))
    throw new RangeError('counts must be whole');
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  let before = 0;
  for (let c = 1; c <= n; c += 1) {
    const here = coverage(counts, n, c);
    if (here > 1 - alpha && before < 1 - alpha) {
      const delta = (1 - alpha - before) / (here - before);
      return counts.map((count) => ({
        lower: Math.max(0, (count - c + 1) / n),
        upper: Math.min(1, (count + c - 1 + 2 * delta) / n),
      }));
    }
    before = here;
  }
  return counts.map(() => ({ lower: 0, upper: 1 }));
}
