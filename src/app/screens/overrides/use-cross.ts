import { crossFilter, type CrossDepth } from '../../../metrics/cross-filter/cross-filter';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { toAddress } from '../../../slice/address/address';
import type { Selection } from '../../../slice/selection/selection';
import { useQuery } from '../../state/use-query';
import { shownCharts } from './charts-shown';

/** Counts of every chart at once; a change of the slice stops what is still asked. */
export function useCross(definition: RateDefinition, selection: Selection, most: number) {
  const charts = shownCharts.map((chart) => (chart.form === 'lines' ? { ...chart, most } : chart));
  const key = `${definition.id} ${most} ${toAddress(selection)}`;
  const ask = (depth: CrossDepth) => `cross ${depth} ${key}`;
  const quick = useQuery(ask('quick'), (query, signal) =>
    crossFilter(query, definition, selection, charts, 'quick', signal),
  );
  const full = useQuery(quick.state === 'ready' ? ask('full') : null, (query, signal) =>
    crossFilter(query, definition, selection, charts, 'full', signal),
  );
  return { quick, full: full.state === 'ready' ? full : { ...full, value: undefined } };
}
