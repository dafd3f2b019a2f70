import { wholeNumber } from '../rate/whole-number';
import type { Unlogged } from '../rate/definition';

/** Agreement on an action is agreement on its target only where the log names one. */
export function sayNoTarget({ hits, unlogged }: Unlogged): string | null {
  if (unlogged === 0) return null;
  if (unlogged < hits)
    return `Of the ${wholeNumber(hits)} that agree ${wholeNumber(unlogged)} log no target: same action only.`;
  return hits === 1
    ? 'The one that agrees logs no target: same action only.'
    : `None of the ${wholeNumber(hits)} that agree logs a target: same action only.`;
}
