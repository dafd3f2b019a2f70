import { requireSameLength } from './domain';

export interface RiskCoveragePoint {
  /** The lowest confidence that is still acted on. */
  readonly threshold: number;
  readonly n: number;
  readonly errors: number;
  /** Share of all cases acted on. */
  readonly coverage: number;
  /** Error rate among them. */
  readonly risk: number;
}

/**
 * Risk and coverage at every distinct confidence, most confident first; cases of equal confidence
 * enter together. `error` is 0 or 1 (or any loss in [0, 1]). Throws RangeError on a confidence that
 * is not finite. Source: El-Yaniv, Wiener (2010), JMLR 11, 1605–1641.
 */
export function riskCoverage(confidence: readonly number[], error: readonly number[]): RiskCoveragePoint[] {
  requireSameLength(confidence, error);
  if (confidence.some((value) => !Number.isFinite(value))) throw new RangeError('confidences must be finite');
  const order = confidence.map((_, i) => i).sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0));
  const points: RiskCoveragePoint[] = [];
  let errors = 0;
  order.forEach((index, i) => {
    errors += error[index] ?? 0;
    const threshold = confidence[index] ?? 0;
    const next = order[i + 1];
    if (next !== undefined && confidence[next] === threshold) return;
    const n = i + 1;
    points.push({ threshold, n, errors, coverage: n / order.length, risk: errors / n });
  });
  return points;
}

/** Largest coverage whose risk is at most `risk`; 0 when there is none. */
export function coverageAtRisk(points: readonly RiskCoveragePoint[], risk: number): number {
  return points.reduce((best, point) => (point.risk <= risk ? Math.max(best, point.coverage) : best), 0);
}

/** Risk of the first point that covers at least `coverage`; null without data. */
export function riskAtCoverage(points: readonly RiskCoveragePoint[], coverage: number): number | null {
  return points.find((point) => point.coverage >= coverage - 1e-12)?.risk ?? points.at(-1)?.risk ?? null;
}
