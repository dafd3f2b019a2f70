import { unsafeAction } from './unsafe-action/definition';
import { containmentPrecision } from './containment-precision/definition';
import { overScope } from './over-scope/definition';
import { falseEscalation } from './false-escalation/definition';
import { overrideJustified } from './override-justified/definition';
import { commission } from './commission/definition';
import { adversarialPass } from './adversarial-pass/definition';
import { paraphraseConsistency } from './paraphrase-consistency/definition';
import { attackedRight } from './attacked-right/definition';
import { replayRight } from './replay-right/definition';
import { agreementAdvised } from './agreement-advised/definition';
import { agreement } from './agreement/definition';
import { falsePositiveShare } from './false-positive-share/definition';
import { overrideRate } from './override-rate/definition';
import type { RateDefinition } from './rate/definition';
import { rollbackRate } from './rollback-rate/definition';
import { withinPolicy } from './within-policy/definition';

const leading = [
  falsePositiveShare,
  overrideRate,
  rollbackRate,
  withinPolicy,
  agreement,
  agreementAdvised,
] as const;

const further = [
  unsafeAction,
  containmentPrecision,
  overScope,
  falseEscalation,
  overrideJustified,
  commission,
  adversarialPass,
  paraphraseConsistency,
  replayRight,
  attackedRight,
] as const;

export type MetricId = (typeof leading)[number]['id'];
export type MetricDefinition = RateDefinition<MetricId>;
export type AnyMetricId = MetricId | (typeof further)[number]['id'];

/** The KPIs that are read first, in that order. */
export const catalogue: readonly MetricDefinition[] = leading;

/** Every KPI that is a share. */
export const everyRate: readonly RateDefinition<AnyMetricId>[] = [...leading, ...further];

/** The definition of a metric. */
export function definitionOf<Id extends AnyMetricId>(id: Id): RateDefinition<Id> {
  const found = everyRate.find((definition) => definition.id === id);
  if (found === undefined) throw new RangeError(`no metric ${id}`);
  return found as RateDefinition<Id>;
}
