import { requireSameLength } from './domain';
import { riskCoverage } from './risk-coverage';

/** Selective risk at coverage 1/n, 2/n, … 1; within equal confidences errors are spread evenly. */
function riskPerRank(confidence: readonly number[], error: readonly number[]): number[] {
  const risks: number[] = [];
  let n = 0;
  let errors = 0;
  for (const point of riskCoverage(confidence, error)) {
    const share = (point.errors - errors) / (point.n - n);
    for (let k = n + 1; k <= point.n; k += 1) risks.push((errors + share * (k - n)) / k);
    n = point.n;
    errors = point.errors;
  }
  return risks;
}

/**
 * Area under the risk-coverage curve, `trapezoid`: trapezoids over coverage k/n, k = 1…n, divided
 * by 1 − 1/n; `mean`: mean selective risk over k. Null without data (`trapezoid` needs two cases).
 * State the convention beside the number. Source: Geifman, Uziel, El-Yaniv (2019), ICLR;
 * convention `trapezoid` as in torch-uncertainty.
 */
export function aurc(
  confidence: readonly number[],
  error: readonly number[],
  convention: 'trapezoid' | 'mean' = 'trapezoid',
): number | null {
  requireSameLength(confidence, error);
  const risks = riskPerRank(confidence, error);
  const n = risks.length;
  if (convention === 'mean') return n === 0 ? null : risks.reduce((sum, risk) => sum + risk, 0) / n;
  if (n < 2) return null;
  const area = risks.slice(1).reduce((sum, risk, i) => sum + (risk + (risks[i] ?? 0)) / 2, 0);
  return area / (n - 1);
}

/** The area if confidence ordered every error last: the best any confidence could do. */
export function oracleAurc(
  error: readonly number[],
  convention: 'trapezoid' | 'mean' = 'trapezoid',
): number | null {
  const sorted = [...error].sort((a, b) => a - b);
  return aurc(
    sorted.map((_, i) => -i),
    sorted,
    convention,
  );
}

/** The area if confidence said nothing: the overall error rate. Null without data. */
export function randomAurc(error: readonly number[]): number | null {
  return error.length === 0 ? null : error.reduce((sum, value) => sum + value, 0) / error.length;
}
