import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { rateOf } from '../rate/rate';
import type { Rate } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import sql from './multiples.sql?raw';

const row = z.object({
  value: z.string(),
  week: z.string(),
  ...clusterColumns,
  incidents_of_value: z.number(),
  rank: z.number(),
  values: z.number(),
});

/** Panels at most. */
const mostPanels = 12;

export interface Panel {
  readonly value: string;
  /** Over all weeks. */
  readonly n: number;
  readonly hits: number;
  /** Incidents with anything counted, each once. */
  readonly incidents: number;
  /** By Monday, weeks without anything counted left out. */
  readonly weeks: readonly Rate[];
}

export interface Multiples {
  /** Most decisions first. */
  readonly panels: readonly Panel[];
  /** How many values there are in all. */
  readonly values: number;
  readonly statement: Statement;
}

/** One measure by week, once for each value of a dimension. */
export async function multiples(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  dimension: Dimension,
  signal?: AbortSignal,
): Promise<Multiples> {
  const slice = sliceOf(selectionFor(definition.population, selection), dimension);
  const statement = {
    sql: `${slice.sql}\n${fill(sql, { metric: definition.sql })}`,
    values: slice.values,
  };
  const rows = await query.rows(statement, row, signal);
  const panels = new Map<string, z.infer<typeof row>[]>();
  for (const each of rows) {
    if (each.rank > mostPanels) continue;
    panels.set(each.value, [...(panels.get(each.value) ?? []), each]);
  }
  return {
    panels: [...panels].map(([value, weeks]) => ({
      value,
      n: weeks.reduce((sum, { n }) => sum + n, 0),
      hits: weeks.reduce((sum, { hits }) => sum + hits, 0),
      incidents: weeks[0]?.incidents_of_value ?? 0,
      weeks: weeks
        .filter(({ n }) => n > 0)
        .map((each) => rateOf(definition, { ...each, key: each.week, unresolved: 0, young: 0 }, statement)),
    })),
    values: rows[0]?.values ?? 0,
    statement,
  };
}
