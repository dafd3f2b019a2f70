export interface LorenzPoint {
  /** Share of units, smallest first. */
  readonly units: number;
  /** Share of the total they hold. */
  readonly held: number;
}

function checked(values: readonly number[]): number[] {
  if (values.some((value) => !(value >= 0 && Number.isFinite(value))))
    throw new RangeError('values must be 0 or more');
  return [...values].sort((a, b) => a - b);
}

/** Lorenz curve from (0, 0) to (1, 1); null when there is nothing to share. Source: Lorenz (1905). */
export function lorenz(values: readonly number[]): LorenzPoint[] | null {
  const sorted = checked(values);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  let held = 0;
  return [
    { units: 0, held: 0 },
    ...sorted.map((value, i) => {
      held += value;
      return { units: (i + 1) / sorted.length, held: held / total };
    }),
  ];
}

/** Gini coefficient, 0 (all equal) … 1 − 1/n (one holds all); null when there is nothing to share. */
export function gini(values: readonly number[]): number | null {
  const curve = lorenz(values);
  if (curve === null) return null;
  const area = curve.slice(1).reduce((sum, { held }, i) => sum + held + (curve[i]?.held ?? 0), 0);
  return 1 - area / values.length;
}

/** Share of the total that the k largest hold; null when there is nothing to share. */
export function topShare(values: readonly number[], k: number): number | null {
  const sorted = checked(values);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  return sorted.slice(Math.max(0, sorted.length - k)).reduce((sum, value) => sum + value, 0) / total;
}
