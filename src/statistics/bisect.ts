/**
 * The smallest double in (low, high] at which a monotone condition holds, given that it holds at
 * `high` and not at `low`. Ends when the two are neighbours.
 */
export function firstTrue(low: number, high: number, holds: (x: number) => boolean): number {
  let no = low;
  let yes = high;
  for (;;) {
    const middle = no + (yes - no) / 2;
    if (middle === no || middle === yes) return yes;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
}

/** The smallest whole number above `low` at which a monotone condition holds; it must hold somewhere. */
export function firstWhole(low: number, holds: (n: number) => boolean): number {
  let step = 1;
  while (!holds(low + step)) {
    step *= 2;
    if (low + step > Number.MAX_SAFE_INTEGER) return Infinity;
  }
  let no = step === 1 ? low : low + step / 2;
  let yes = low + step;
  while (yes - no > 1) {
    const middle = Math.floor(no + (yes - no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
