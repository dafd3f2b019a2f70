import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from './cluster-sums';
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
    hit_incidents: at('hit_incidents'),
    other_incidents: at('other_incidents'),
    unlogged: at('unlogged'),
  };
}

/** An incident's decisions and hits in one sum: m + e·2²⁶ stays a whole number in a double up to 2²⁶ decisions. */
const packed = '67108864';

function wideStatement(
  metrics: readonly FlagExpressions[],
  population: Population,
  selection: Selection,
  grouping: Grouping,
): Statement {
  const slice = sliceOf(selectionFor(population, selection), grouping);
  const every = (text: (i: number) => string) => metrics.map((_, i) => text(i)).join(', ');
  const flags = metrics.map(
    ({ counted, hit, open, young, unlogged }, i) =>
      `CASE WHEN (${counted}) THEN CASE WHEN (${hit}) THEN 1 + ${packed}.0 ELSE 1.0 END ELSE 0.0 END::DOUBLE AS p_${i}, ` +
      `(${open}) AS o_${i}, (${young}) AS y_${i}${unlogged === 'FALSE' ? '' : `, (${unlogged}) AS l_${i}`}`,
  );
  const sql = `${slice.sql}, flags AS (
  SELECT group_key, incident_key, ${flags.join(', ')} FROM slice
), per_incident AS (
  SELECT group_key, ${every((i) => `sum(p_${i}) AS p_${i}`)}
  FROM flags WHERE ${metrics.map((_, i) => `p_${i} > 0`).join(' OR ')}
  GROUP BY group_key, incident_key
), parts AS (
  SELECT group_key, ${every((i) => `floor(p_${i} / ${packed}) AS e_${i}, p_${i} - floor(p_${i} / ${packed}) * ${packed} AS m_${i}`)}
  FROM per_incident
), resolved AS (
  SELECT group_key, ${every((i) =>
    [
      `sum(m_${i}) AS n_${i}`,
      `sum(e_${i}) AS hits_${i}`,
      `count(*) FILTER (WHERE m_${i} > 0) AS incidents_${i}`,
      `sum(e_${i} * e_${i}) AS sum_ee_${i}`,
      `sum(e_${i} * m_${i}) AS sum_em_${i}`,
      `sum(m_${i} * m_${i}) AS sum_mm_${i}`,
      `count(*) FILTER (WHERE e_${i} > 0) AS hit_incidents_${i}`,
      `count(*) FILTER (WHERE e_${i} < m_${i}) AS other_incidents_${i}`,
    ].join(', '),
  )}
  FROM parts GROUP BY group_key
), waiting AS (
  SELECT group_key, ${every((i) => `count(*) FILTER (WHERE o_${i}) AS unresolved_${i}, count(*) FILTER (WHERE y_${i}) AS young_${i}, ${metrics[i]?.unlogged === 'FALSE' ? '0' : `count(*) FILTER (WHERE ${metrics[i]?.unloggedOf === 'open' ? `o_${i}` : `p_${i} > 0`} AND l_${i})`} AS unlogged_${i}`)}
  FROM flags GROUP BY group_key
)
SELECT CAST(w.group_key AS VARCHAR) AS key, ${every((i) =>
    [...Object.keys(clusterColumns), 'unresolved', 'young', 'unlogged']
      .map((name) => `CAST(coalesce(${name}_${i}, 0) AS DOUBLE) AS ${name}_${i}`)
      .join(', '),
  )}
FROM waiting w LEFT JOIN resolved r ON r.group_key = w.group_key ORDER BY key`;
  return { sql, values: slice.values };
}
