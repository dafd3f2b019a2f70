import { unsafeAction } from './shares/unsafe-action';
import { containmentPrecision } from './shares/containment-precision';
import { overScope } from './shares/over-scope';
import { falseEscalation } from './shares/false-escalation';
import { overrideJustified } from './shares/override-justified';
import { commission } from './shares/commission';
import { approvalsByRule } from './shares/approvals-by-rule';
import { adversarialPass } from './shares/adversarial-pass';
import { paraphraseConsistency } from './shares/paraphrase-consistency';
import { attackedRight } from './shares/attacked-right';
import { replayRight } from './shares/replay-right';
import { agreementAdvised } from './shares/agreement-advised';
import { agreement } from './shares/agreement';
import { falsePositiveShare } from './shares/false-positive-share';
import { overrideRate } from './shares/override-rate';
import type { RateDefinition } from './rate/definition';
import { rollbackPathTested } from './shares/rollback-path-tested';
import { rollbackRate } from './shares/rollback-rate';
import { withinPolicy } from './shares/within-policy';

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
  approvalsByRule,
  rollbackPathTested,
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
