/** Refuses a count of successes that does not fit its n. Fractions are allowed (effective counts). */
export function requireCounts(successes: number, n: number): void {
  if (!(n >= 0) || !Number.isFinite(n)) throw new RangeError(`n must be 0 or more, got ${n}`);
  if (!(successes >= 0 && successes <= n))
    throw new RangeError(`successes must lie in 0…${n}, got ${successes}`);
}

/** Refuses a confidence, level or probability outside the open interval (0, 1). */
export function requireOpenUnit(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
}

/** Refuses a value outside the closed interval [0, 1]. */
export function requireUnit(value: number, name: string): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in 0…1, got ${value}`);
}

/** Refuses two arrays that should run side by side and do not. */
export function requireSameLength(a: { readonly length: number }, b: { readonly length: number }): void {
  if (a.length !== b.length) throw new RangeError(`lengths differ: ${a.length} and ${b.length}`);
}
