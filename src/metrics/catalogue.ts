import { agreementAdvised } from './agreement-advised/definition';
import { agreement } from './agreement/definition';
import { falsePositiveShare } from './false-positive-share/definition';
import { overrideRate } from './override-rate/definition';
import type { RateDefinition } from './rate/definition';
import { rollbackRate } from './rollback-rate/definition';
import { withinPolicy } from './within-policy/definition';

/** Every KPI that is a share, in the order in which they are read. */
const definitions = [
  falsePositiveShare,
  overrideRate,
  rollbackRate,
  withinPolicy,
  agreement,
  agreementAdvised,
] as const;

export type MetricId = (typeof definitions)[number]['id'];
export type MetricDefinition = RateDefinition<MetricId>;

export const catalogue: readonly MetricDefinition[] = definitions;

/** The definition of a metric. */
export function definitionOf(id: MetricId): MetricDefinition {
  const found = catalogue.find((definition) => definition.id === id);
  if (found === undefined) throw new RangeError(`no metric ${id}`);
  return found;
}
