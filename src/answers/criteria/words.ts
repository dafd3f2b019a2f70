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
