import { quantileOf } from './bootstrap';

export interface QuantileShift {
  readonly quantile: number;
  readonly ref: number;
  readonly cur: number;
}

/**
 * Quantiles of two samples side by side, at q = 0.05, 0.10 … 0.95 unless told otherwise; empty when a sample
 * is. Their difference over q shows where a distribution moved. Source: Doksum (1974), Annals of Statistics 2,
 * 267–277.
 */
export function quantileShift(
  ref: readonly number[],
  cur: readonly number[],
  quantiles: readonly number[] = Array.from({ length: 19 }, (_, at) => (at + 1) / 20),
): QuantileShift[] {
  if (ref.length === 0 || cur.length === 0) return [];
  const [a, b] = [[...ref].sort((x, y) => x - y), [...cur].sort((x, y) => x - y)];
  return quantiles.map((quantile) => ({
    quantile,
    ref: quantileOf(a, quantile),
    cur: quantileOf(b, quantile),
  }));
}
