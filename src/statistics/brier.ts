import { requireForecasts } from './calibration-bins';
import { requireSameLength } from './domain';

/** Mean squared error of probabilities; null without data. Source: Brier (1950), Monthly Weather Review 78. */
export function brier(p: readonly number[], y: readonly number[]): number | null {
  requireForecasts(p, y);
  return p.length === 0 ? null : p.reduce((sum, value, i) => sum + (value - (y[i] ?? 0)) ** 2, 0) / p.length;
}

/** Per case, Brier's original score over all classes; `y` holds the index of the class that came true. */
export function brierMulticlass(p: readonly (readonly number[])[], y: readonly number[]): number[] {
  requireSameLength(p, y);
  return p.map((row, i) => {
    const truth = y[i] ?? -1;
    if (!(Number.isInteger(truth) && truth >= 0 && truth < row.length))
      throw new RangeError(`no class ${truth}`);
    return row.reduce((sum, value, k) => sum + (value - (k === truth ? 1 : 0)) ** 2, 0);
  });
}
