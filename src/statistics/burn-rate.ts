import { requireCounts, requireOpenUnit } from './domain';

/**
 * Observed error rate as a multiple of the error budget 1 − slo; 1 uses the budget up exactly on
 * time. Null without data. Source: Beyer et al. (2018), The Site Reliability Workbook, ch. 5.
 */
export function burnRate(errors: number, n: number, slo: number): number | null {
  requireCounts(errors, n);
  requireOpenUnit(slo, 'slo');
  return n === 0 ? null : errors / n / (1 - slo);
}
