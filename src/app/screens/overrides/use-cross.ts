import { crossFilter, type CrossDepth } from '../../../metrics/cross-filter/cross-filter';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { toAddress } from '../../../slice/address/address';
import type { Selection } from '../../../slice/selection/selection';
import { useQuery } from '../../ask/use-query';
import { shownCharts } from './charts-shown';

/** Counts of every chart at once; a change of the slice stops what is still asked. `null` asks nothing. */
export function useCross(
  depth: CrossDepth | null,
  definition: RateDefinition,
  selection: Selection,
  most: number,
) {
  const charts = shownCharts.map((chart) => (chart.form === 'lines' ? { ...chart, most } : chart));
  const key = depth && `cross ${depth} ${definition.id} ${most} ${toAddress(selection)}`;
  return useQuery(key, (query, signal) =>
    crossFilter(query, definition, selection, charts, depth ?? 'quick', signal),
  );
}
