import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from './definition';
import type { Population, RateDefinition } from './definition';
import { flagsOf } from './flags';
import type { FlagExpressions } from './flags';
import { measure, ratesOf, rateStatement } from './measure';
import type { Rate, Sums } from './rate';
import { sliceOf } from './slice';
import type { Grouping } from './slice';

const wideRow = z.looseObject({ key: z.string() });

/**
 * Many metrics over one selection in one pass over `facts`: flags of all metrics are summed per
 * group and incident, then per group. Gives, per metric id, what `measure` gives for it.
 */
export async function measureAll<Id extends string>(
  query: Query,
  definitions: readonly RateDefinition<Id>[],
  selection: Selection,
  grouping: Grouping = 'all',
  signal?: AbortSignal,
): Promise<Record<Id, Rate[]>> {
  const rates: Partial<Record<Id, Rate[]>> = {};
  for (const population of ['production', 'test'] as const) {
    const wide: { definition: RateDefinition<Id>; flags: FlagExpressions }[] = [];
    for (const definition of definitions.filter((each) => each.population === population)) {
      const flags = flagsOf(definition);
      if (flags === null)
        rates[definition.id] = await measure(query, definition, selection, grouping, signal);
      else wide.push({ definition, flags });
    }
    if (wide.length === 0) continue;
    const statement = wideStatement(
      wide.map((each) => each.flags),
      population,
      selection,
      grouping,
    );
    const rows = await query.rows(statement, wideRow, signal);
    wide.forEach(({ definition }, index) => {
      const own = rateStatement(definition, selection, grouping);
      rates[definition.id] = ratesOf(
        definition,
        rows.map((row) => sumsAt(row, index)),
        grouping,
        own,
      );
    });
  }
  return rates as Record<Id, Rate[]>;
}

function sumsAt(row: z.infer<typeof wideRow>, index: number): Sums {
  const at = (name: string) => z.number().parse(row[`${name}_${index}`]);
  return {
    key: row.key,
    n: at('n'),
    hits: at('hits'),
    unresolved: at('unresolved'),
    young: at('young'),
    incidents: at('incidents'),
    sum_ee: at('sum_ee'),
    sum_em: at('sum_em'),
    sum_mm: at('sum_mm'),
  };
}

function wideStatement(
  metrics: readonly FlagExpressions[],
  population: Population,
  selection: Selection,
  grouping: Grouping,
): Statement {
  const slice = sliceOf(selectionFor(population, selection), grouping);
  const flags = metrics.map(
    ({ counted, hit, open, young }, i) =>
      `(${counted}) AS c_${i}, (${counted}) AND (${hit}) AS h_${i}, (${open}) AS o_${i}, (${young}) AS y_${i}`,
  );
  const perIncident = metrics.map(
    (_, i) =>
      `count(*) FILTER (WHERE c_${i}) AS m_${i}, count(*) FILTER (WHERE h_${i}) AS e_${i}, ` +
      `count(*) FILTER (WHERE o_${i}) AS u_${i}, count(*) FILTER (WHERE y_${i}) AS w_${i}`,
  );
  const perGroup = metrics.map((_, i) =>
    [
      `CAST(sum(m_${i}) AS DOUBLE) AS n_${i}`,
      `CAST(sum(e_${i}) AS DOUBLE) AS hits_${i}`,
      `CAST(sum(u_${i}) AS DOUBLE) AS unresolved_${i}`,
      `CAST(sum(w_${i}) AS DOUBLE) AS young_${i}`,
      `CAST(count(*) FILTER (WHERE m_${i} > 0) AS DOUBLE) AS incidents_${i}`,
      `CAST(sum(e_${i} * e_${i}) AS DOUBLE) AS sum_ee_${i}`,
      `CAST(sum(e_${i} * m_${i}) AS DOUBLE) AS sum_em_${i}`,
      `CAST(sum(m_${i} * m_${i}) AS DOUBLE) AS sum_mm_${i}`,
    ].join(', '),
  );
  const sql = `${slice.sql}, flags AS (
  SELECT group_key, incident_key, ${flags.join(', ')} FROM slice
), per_incident AS (
  SELECT group_key, incident_key, ${perIncident.join(', ')} FROM flags GROUP BY group_key, incident_key
)
SELECT CAST(group_key AS VARCHAR) AS key, ${perGroup.join(', ')}
FROM per_incident GROUP BY group_key ORDER BY key`;
  return { sql, values: slice.values };
}
