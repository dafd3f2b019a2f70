import { dimensions } from '../selection/dimension';
import type { Dimension } from '../selection/dimension';
import type { Selection } from '../selection/selection';
import type { ReadAddress } from './address';

/**
 * Leaves out the values that no decision of the loaded logs has, and says so. `present` holds the
 * values of each dimension; a dimension that it does not name is not checked.
 */
export function keepPresent(
  selection: Selection,
  present: Partial<Record<Dimension, readonly string[]>>,
): ReadAddress {
  const only: Partial<Record<Dimension, readonly string[]>> = {};
  const problems: string[] = [];
  for (const dimension of dimensions) {
    const wanted = selection.only[dimension];
    if (wanted === undefined || wanted.length === 0) continue;
    const known = new Set(present[dimension] ?? wanted);
    const kept = wanted.filter((value) => known.has(value));
    if (kept.length > 0) only[dimension] = kept;
    const missing = wanted.length - kept.length;
    if (missing === 0) continue;
    const name = dimension.replace('_', ' ');
    const first = wanted.find((value) => !kept.includes(value)) ?? '';
    const others = missing > 1 ? ` (and ${missing - 1} more)` : '';
    const consequence =
      kept.length > 0 ? 'it was left out' : `the filter on ${name} was left out, so more decisions are shown`;
    problems.push(
      `No loaded decision has ${name} ${JSON.stringify(first.slice(0, 60))}${others}; ${consequence}.`,
    );
  }
  return { selection: { ...selection, only }, problems };
}
