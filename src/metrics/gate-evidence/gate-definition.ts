import type { GateMetric } from '../../records/criteria';
import { rateDefinitionOf } from '../every-definition';
import type { RateDefinition } from '../rate/definition';

/** The definition of a metric that a gate can limit. */
export function gateDefinition(metric: GateMetric): RateDefinition {
  const found = rateDefinitionOf(metric);
  if (found === undefined) throw new RangeError(`no metric ${metric}`);
  return found;
}
