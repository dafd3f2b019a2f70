import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import type { GateMetric } from '../../records/criteria';

export const labelWords = [
  'any source',
  'closed classification up',
  'analyst of record up',
  'second analyst up',
  'incident review',
] as const;

export const metricTitle = (metric: GateMetric): string => gateDefinition(metric).title;

export const isHigherBetter = (metric: GateMetric): boolean => gateDefinition(metric).better === 'higher';

export { controlTitle } from '../../metrics/controls/definitions';

/** What differs from the presets, the first changes by name. */
export function changedCriteriaWords(changes: readonly string[]): string {
  const shown = changes.slice(0, 2).join('; ');
  const more = changes.length - 2;
  return more > 0 ? `Changed: ${shown}, and ${more} more.` : `Changed: ${shown}.`;
}
