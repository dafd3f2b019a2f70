import { binomialCdf } from './distributions';
import { requireOpenUnit, requireUnit } from './domain';

const term = (x: number, ratio: number) => (x > 0 ? x * Math.log(ratio) : 0);

/** Relative entropy of Bernoulli(a) against Bernoulli(b). */
function h1(a: number, b: number): number {
  return term(a, a / b) + term(1 - a, (1 - a) / (1 - b));
}

/**
 * p value of "the mean loss is above alpha" from the mean `risk` of n independent losses in [0, 1]
 * (one per incident): min(exp(−n·h1(min(r, α), α)), e·P(Bin(n, α) ≤ ⌈n·r⌉)). `binary` losses take the
 * exact binomial tail instead. Source: Bates, Angelopoulos, Lei, Malik, Jordan (2021), JACM 68(6), 43.
 */
export function hoeffdingBentkus(risk: number, n: number, alpha: number, binary = false): number {
  requireUnit(risk, 'risk');
  requireOpenUnit(alpha, 'alpha');
  if (!(n > 0)) return 1;
  const losses = n * risk;
  // n·r is a whole number up to rounding when r is a rate of n.
  const whole =
    Math.abs(losses - Math.round(losses)) < 1e-9 * Math.max(1, losses)
      ? Math.round(losses)
      : Math.ceil(losses);
  const tail = binomialCdf(whole, n, alpha);
  if (binary) return tail;
  return Math.min(1, Math.exp(-n * h1(Math.min(risk, alpha), alpha)), Math.E * tail);
}
