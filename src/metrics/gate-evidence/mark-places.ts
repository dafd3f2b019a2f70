import type { RateDefinition } from '../rate/definition';
import { flagsByDecision } from '../rate/share';
import { fill } from '../rate/slice';
import flagsSql from './mark-flags.sql?raw';
import sumSql from './mark-sum.sql?raw';

/** A metric that is counted decision by decision. */
export type MarkedRate = Pick<RateDefinition, 'id' | 'flags' | 'rows' | 'better' | 'population'>;

/**
 * What stands at `{flags}` and `{mark}` of a statement about marks: the flags of a metric over `slice`, and the mark
 * (`records/decision-marks`) that is made of them. Throws RangeError for a metric that groups or joins first.
 */
export function markPlaces(definition: MarkedRate): { readonly flags: string; readonly mark: string } {
  if (definition.population !== 'production') throw new RangeError(`${definition.id} is counted over tests`);
  const { counted, hit, open, young, unlogged } = flagsByDecision(definition);
  const error = definition.better === 'lower' ? hit : `NOT coalesce(${hit}, FALSE)`;
  return { flags: fill(flagsSql, { counted, error, open, young, unlogged }), mark: fill(sumSql, {}) };
}
