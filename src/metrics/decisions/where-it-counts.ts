import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import { catalogue, type MetricDefinition } from '../catalogue';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import type { Selection } from '../../slice/selection/selection';
import sql from './where-it-counts.sql?raw';

const flag = z.boolean().nullable();
const row = z.object({ counted: flag, hit: flag, open: flag, young: flag });

export interface Membership {
  metric: MetricDefinition;
  /** `null`: the measure does not ask about this decision at all. */
  as: 'numerator' | 'denominator' | 'unresolved' | 'too young' | null;
}

/** In which measures of this slice a decision counts, and as what. */
export async function whereItCounts(
  query: Query,
  selection: Selection,
  eventId: string,
  signal: AbortSignal,
): Promise<Membership[]> {
  return Promise.all(
    catalogue.map(async (metric) => {
      const slice = sliceOf(selectionFor(metric.population, selection));
      const text = slice.sql + fill(sql, { metric: metric.sql });
      const [found] = await query.rows({ sql: text, values: [...slice.values, eventId] }, row, signal);
      return { metric, as: found ? placeOf(found) : null };
    }),
  );
}

function placeOf(found: z.infer<typeof row>): Membership['as'] {
  if (found.counted) return found.hit ? 'numerator' : 'denominator';
  if (found.open) return 'unresolved';
  return found.young ? 'too young' : null;
}
