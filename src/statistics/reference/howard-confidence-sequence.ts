import riemannZeta from '@stdlib/math-base-special-riemann-zeta';
import { firstTrue } from '../bisect';
import { logBeta, normalCdf } from '../distributions';
import { requireCounts, requireOpenUnit } from '../domain';
import type { Interval } from '../interval';

/**
 * The mixing parameter ρ that makes a two-sided normal mixture tightest at intrinsic time `vOpt`
 * for level `alphaOpt`; one-sided mixtures take it at 2·alphaOpt.
 * Source: Howard, Ramdas, McAuliffe, Sekhon (2021), Annals of Statistics 49, 1055–1080.
 */
export function normalMixtureRho(vOpt: number, alphaOpt = 0.05, sided: 'one' | 'two' = 'two'): number {
  requireOpenUnit(alphaOpt, 'alphaOpt');
  const alpha = sided === 'two' ? alphaOpt : 2 * alphaOpt;
  return vOpt / (2 * Math.log(1 / alpha) + Math.log(1 + 2 * Math.log(1 / alpha)));
}

/** Normal-mixture boundary for a sum with intrinsic time `v`, uniform over time. Source: as above. */
export function normalMixtureBound(
  v: number,
  alpha: number,
  vOpt: number,
  { alphaOpt = 0.05, sided = 'two' }: { alphaOpt?: number; sided?: 'one' | 'two' } = {},
): number {
  requireOpenUnit(alpha, 'alpha');
  const rho = normalMixtureRho(vOpt, alphaOpt, sided);
  const two = Math.sqrt((v + rho) * (Math.log1p(v / rho) + 2 * Math.log(1 / alpha)));
  if (sided === 'two') return two;
  const crosses = (s: number) =>
    0.5 * Math.log((4 * rho) / (v + rho)) +
      (s * s) / (2 * (v + rho)) +
      Math.log(normalCdf(s / Math.sqrt(v + rho))) >=
    Math.log(1 / alpha);
  return firstTrue(0, two, crosses);
}

/**
 * Polynomial stitching boundary for sub-gamma sums with scale `c`, uniform over intrinsic time
 * v ≥ vMin. Source: Howard et al. (2021).
 */
export function polyStitchingBound(
  v: number,
  alpha: number,
  vMin: number,
  { c = 0, s = 1.4, eta = 2 }: { c?: number; s?: number; eta?: number } = {},
): number {
  requireOpenUnit(alpha, 'alpha');
  const time = Math.max(v, vMin);
  const k1 = (eta ** 0.25 + eta ** -0.25) / Math.SQRT2;
  const k2 = (Math.sqrt(eta) + 1) / 2;
  const ell =
    s * Math.log(Math.log((eta * time) / vMin)) + Math.log(riemannZeta(s) / (alpha * Math.log(eta) ** s));
  return Math.sqrt(k1 * k1 * time * ell + (k2 * c * ell) ** 2) + k2 * c * ell;
}

/** ln of the two-sided beta-binomial mixture for mean p, tuned to n = tOpt. */
function logMixture(successes: number, n: number, p: number, tOpt: number, alphaOpt: number): number {
  const variance = p * (1 - p);
  const r = Math.max(normalMixtureRho(variance * tOpt, alphaOpt) - variance, 1e-3 * variance);
  const a = r / p;
  const b = r / (1 - p);
  const failures = n - successes;
  return (
    logBeta(b + successes, a + failures) -
    logBeta(a, b) -
    (successes > 0 ? successes * Math.log(p) : 0) -
    (failures > 0 ? failures * Math.log1p(-p) : 0)
  );
}

/**
 * Time-uniform confidence sequence of a proportion from the beta-binomial mixture, tightest near
 * n = tOpt; n = 0 gives [0, 1]. For charts that decide nothing.
 * Source: Howard, Ramdas, McAuliffe, Sekhon (2021), and its software confseq.
 */
export function howardConfidenceSequence(
  successes: number,
  n: number,
  alpha: number,
  tOpt: number,
  alphaOpt = 0.05,
): Interval {
  requireCounts(successes, n);
  requireOpenUnit(alpha, 'alpha');
  if (n === 0) return { lower: 0, upper: 1 };
  const inside = (p: number) => logMixture(successes, n, p, tOpt, alphaOpt) < Math.log(1 / alpha);
  const estimate = successes / n;
  const smallest = 1e-12;
  const largest = 1 - smallest;
  return {
    lower: estimate <= smallest || inside(smallest) ? 0 : firstTrue(smallest, estimate, inside),
    upper: estimate >= largest || inside(largest) ? 1 : firstTrue(estimate, largest, (p) => !inside(p)),
  };
}
