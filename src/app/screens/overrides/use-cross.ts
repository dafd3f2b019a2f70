import { useMemo } from 'react';
import { crossFilter, type CrossDepth } from '../../../metrics/cross-filter/cross-filter';
import type { RateDefinition } from '../../../metrics/rate/definition';
import type { Selection } from '../../../slice/selection/selection';
import { useQuery } from '../../ask/use-query';
import { shownCharts } from './charts-shown';

/** Counts of every chart at once, of weeks by month where asked; a change of the slice stops what is still asked. `null` asks nothing. */
export function useCross(
  depth: CrossDepth | null,
  definition: RateDefinition,
  selection: Selection,
  most: number,
  byMonth = false,
) {
  const charts = useMemo(
    () => shownCharts.map((chart) => (chart.form === 'lines' ? { ...chart, most } : { ...chart, byMonth })),
    [byMonth, most],
  );
  return useQuery(
    (query, signal) => crossFilter(query, definition, selection, charts, depth ?? 'quick', signal),
    [charts, definition, depth, selection],
    depth !== null,
  );
}
