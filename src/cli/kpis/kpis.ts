import type { Query } from '../../database/engine/query';
import { definitionOf } from '../../metrics/catalogue';
import { measure } from '../../metrics/rate/measure';
import type { Selection } from '../../slice/selection/selection';
import { otherKpis } from './others';
import type { OtherKpisBySlice } from './others';
import { shareKpis } from './shares';
import type { ShareKpi } from './shares';

export interface Kpis {
  readonly selection: Selection;
  readonly shares: readonly ShareKpi[];
  readonly others: OtherKpisBySlice;
}

/** Every KPI over the selection, whole, per risk class and per release. */
export async function kpisOf(query: Query, selection: Selection): Promise<Kpis> {
  const keys = async (by: 'risk_class' | 'release') =>
    (await measure(query, definitionOf('within_policy'), selection, by)).map(({ key }) => key);
  return {
    selection,
    shares: await shareKpis(query, selection),
    others: await otherKpis(query, selection, {
      riskClasses: await keys('risk_class'),
      releases: await keys('release'),
    }),
  };
}
