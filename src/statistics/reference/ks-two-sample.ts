import type { Alternative } from '../distributions';

export interface KolmogorovSmirnov {
  /** Largest distance of the two distribution functions, 0…1. */
  readonly d: number;
  readonly p: number;
  readonly method: 'exact' | 'asymptotic';
}

// Cells of the path count: above this the limit distribution is close and the count takes seconds.
const largestExact = 2e7;

/** D (or its positive or negative part: `greater` = x's distribution function above y's). */
export function ksDistance(
  x: readonly number[],
  y: readonly number[],
  alternative: Alternative = 'two-sided',
): number {
  const a = Float64Array.from(x).sort();
  const b = Float64Array.from(y).sort();
  let i = 0;
  let j = 0;
  let above = 0;
  let below = 0;
  while (i < a.length && j < b.length) {
    const next = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (a[i] === next) i += 1;
    while (b[j] === next) j += 1;
    const gap = i / a.length - j / b.length;
    above = Math.max(above, gap);
    below = Math.max(below, -gap);
  }
  if (alternative === 'greater') return above;
  return alternative === 'less' ? below : Math.max(above, below);
}

/** P(D ≥ d) without ties: share of lattice paths from (0,0) to (m,n) that leave the band. */
function exactP(d: number, m: number, n: number, twoSided: boolean): number {
  const reach = (0.5 + Math.floor(d * m * n - 1e-7)) / (m * n);
  const outside = (i: number, j: number) => {
    const gap = i / m - j / n;
    return (twoSided ? Math.abs(gap) : gap) > reach;
  };
  // P(a path to (i, j) has left the band), summed up from what is small: 1 − P(inside) would lose the tail.
  const left = new Float64Array(n + 1);
  for (let j = 1; j <= n; j += 1) left[j] = outside(0, j) ? 1 : (left[j - 1] ?? 0);
  for (let i = 1; i <= m; i += 1) {
    if (outside(i, 0)) left[0] = 1;
    for (let j = 1; j <= n; j += 1)
      left[j] = outside(i, j) ? 1 : (i * (left[j] ?? 0) + j * (left[j - 1] ?? 0)) / (i + j);
  }
  return Math.min(1, left[n] ?? 0);
}

function asymptoticP(d: number, m: number, n: number, twoSided: boolean): number {
  const squared = (d * d * m * n) / (m + n);
  if (!twoSided) return Math.exp(-2 * squared);
  if (squared < 0.04) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * squared);
  return Math.min(1, Math.max(0, 2 * sum));
}

/**
 * Two-sample Kolmogorov–Smirnov test; null when a sample is empty. The p value takes the values as
 * continuous, so with ties it is too large; clustered data need a permutation by incident instead.
 * `auto` counts paths exactly while that is quick. Source: Hodges (1958), Arkiv för Matematik 3,
 * 469–486 (exact); Smirnov (1948) (limit).
 */
export function ksTwoSample(
  x: readonly number[],
  y: readonly number[],
  {
    method = 'auto',
    alternative = 'two-sided',
  }: { method?: 'auto' | KolmogorovSmirnov['method']; alternative?: Alternative } = {},
): KolmogorovSmirnov | null {
  if (x.length === 0 || y.length === 0) return null;
  const d = ksDistance(x, y, alternative);
  const m = x.length;
  const n = y.length;
  const exact = method === 'exact' || (method === 'auto' && m * n <= largestExact);
  const twoSided = alternative === 'two-sided';
  if (d === 0) return { d, p: 1, method: exact ? 'exact' : 'asymptotic' };
  return exact
    ? { d, p: exactP(d, m, n, twoSided), method: 'exact' }
    : { d, p: asymptoticP(d, m, n, twoSided), method: 'asymptotic' };
}
