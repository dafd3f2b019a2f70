/** One metric's result; any result but `pass` of a critical metric fails the whole. */
export interface ScoredMetric {
  readonly result: 'pass' | 'high' | 'low' | 'nodata';
  readonly critical?: boolean;
  /** Missing data counts against the score, instead of being left out of it. */
  readonly dataRequired?: boolean;
}

/**
 * Share of passing metrics, 0…100: 0 as soon as a critical metric fails *or has no data*, and 0 when
 * half of the metrics or more have no data. A comparison value only: the gate decides by its bounds.
 * Source: Graff, Sanden (2018), "Automated Canary Analysis at Netflix with Kayenta".
 */
export function gateScore(metrics: readonly ScoredMetric[]): number {
  if (metrics.some(({ critical, result }) => critical === true && result !== 'pass')) return 0;
  const missing = metrics.filter(({ result, dataRequired }) => result === 'nodata' && dataRequired !== true);
  if (metrics.length === 0 || missing.length / metrics.length >= 0.5) return 0;
  const passed = metrics.filter(({ result }) => result === 'pass').length;
  return Math.round((passed / (metrics.length - missing.length)) * 10_000) / 100;
}
