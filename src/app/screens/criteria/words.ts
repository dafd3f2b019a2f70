import { catalogue } from '../../../metrics/catalogue';
import { controlDefinitions } from '../../../metrics/controls/definitions';
import type { ControlId, GateMetric } from '../../../records/criteria';

export const labelWords = [
  'any source',
  'closed classification up',
  'analyst of record up',
  'second analyst up',
  'incident review',
] as const;

export const metricTitle = (metric: GateMetric): string =>
  catalogue.find(({ id }) => id === metric)?.title ?? metric;

export const isHigherBetter = (metric: GateMetric): boolean =>
  catalogue.find(({ id }) => id === metric)?.better === 'higher';

export const controlTitle = (id: ControlId): string =>
  controlDefinitions.find((definition) => definition.id === id)?.title ?? id;
