import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { controlLimits, type ControlLimits } from '../../statistics/control-limits';
import type { AnyMetricId } from '../catalogue';
import { measureAll } from '../rate/measure-all';
import type { Rate } from '../rate/rate';
import { productionKpis, type DriftKpi } from './kpis';
import { asTold, readSides, type Side } from './sides';

export interface ControlPoint extends Rate, ControlLimits {
  /** Beyond the limits of its own n. */
  readonly out: 'above' | 'below' | null;
}

export interface ControlSeries {
  readonly kpi: DriftKpi;
  /** The baseline's share: the level that weeks are held against; null when the baseline has none. */
  readonly centre: Side;
  readonly points: readonly ControlPoint[];
}

/** Holds each week against the baseline's level, at its own effective number of decisions. */
function controlPoints(rates: readonly Rate[], level: number): ControlPoint[] {
  return rates.map((rate): ControlPoint => {
    const limits = controlLimits(level, Math.round(rate.effectiveN));
    const share = rate.share ?? level;
    const isAbove = rate.n > 0 && limits.upper !== null && share >= limits.upper;
    const isBelow = rate.n > 0 && limits.lower !== null && share <= limits.lower;
    return { ...rate, ...limits, out: isAbove ? 'above' : isBelow ? 'below' : null };
  });
}

/** A baseline without a hit is no level of nought: half a hit is added (Jeffreys). */
const levelOf = ({ share, robust }: Side): number =>
  ((share ?? 0) * robust.effectiveN + 0.5) / (robust.effectiveN + 1);

/**
 * Every production measure week by week for one agent, against the level of the baseline bundle. The limits
 * are the exact binomial ones of each week's effective n; weeks are not corrected for their number, so about
 * one week in 370 stands out by chance.
 */
export async function controlChart(
  query: Query,
  selection: Selection,
  agent: string,
  baseline: string,
  signal?: AbortSignal,
): Promise<ControlSeries[]> {
  const own = { ...selection, only: { ...selection.only, agent: [agent] } };
  const definitions = productionKpis.map(({ definition }) => definition);
  const weekly = await measureAll<AnyMetricId>(query, definitions, own, 'week', signal);
  const series: ControlSeries[] = [];
  for (const kpi of productionKpis) {
    const { rows } = await readSides(query, kpi, own, 'release', [baseline], signal);
    const found = rows[0]?.side;
    if (found === undefined) continue;
    const centre = asTold(kpi, found);
    series.push({
      kpi,
      centre,
      points: centre.share === null ? [] : controlPoints(weekly[kpi.id], levelOf(centre)),
    });
  }
  return series;
}
