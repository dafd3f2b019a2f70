import { agentErrors } from './shares/agent-errors';
import { coverage } from './shares/coverage';
import { knownMisses } from './shares/known-misses';
import { everyRate } from './catalogue';
import { evidenceRates } from './evidence-quality/definitions';
import { auditFields } from './log-completeness/fields';
import type { RateDefinition } from './rate/definition';
import { testRates } from './tests/definitions';

/** Shares that stand beside the KPIs: the errors guardrail, what was left alone, evidence, completeness of the log, further tests. */
export const sideRates: readonly RateDefinition[] = [
  agentErrors,
  coverage,
  knownMisses,
  ...testRates,
  ...evidenceRates,
  ...auditFields.map(({ definition }) => definition),
];

/** The definition of any share by its id, as a link names it; undefined when there is none. */
export const rateDefinitionOf = (id: string): RateDefinition | undefined =>
  everyRate.find((definition) => definition.id === id) ??
  sideRates.find((definition) => definition.id === id);
