import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from './cluster-sums';
import { selectionFor } from './definition';
import type { Population, RateDefinition } from './definition';
import { ratesOf, rateStatement, tallTail } from './measure';
import { sumsSchema } from './rate';
import type { Rate, Sums } from './rate';
import { fromSql } from './share';
import { sliceOf } from './slice';
import type { Grouping } from './slice';

const wideRow = z.looseObject({ key: z.string() });
const tallRow = sumsSchema.extend({ metric: z.number() });

/** Metrics that one statement counts: those that read the same rows side by side, those that make units below each other. */
interface Pass<Id extends string> {
  readonly definitions: readonly RateDefinition<Id>[];
  readonly rows: 'decisions' | 'logged' | 'units';
  readonly population: Population;
}

/** Each metric takes about 25 bytes an incident while its statement runs: of very many incidents not all at once. */
const mostOfOnePass = 8;

function passesOf<Id extends string>(definitions: readonly RateDefinition<Id>[]): Pass<Id>[] {
  const kindOf = ({ rows }: RateDefinition) => (typeof rows === 'string' ? rows : 'units');
  return (['production', 'test'] as const).flatMap((population) =>
    (['decisions', 'logged', 'units'] as const).flatMap((rows) => {
      const own = definitions.filter((each) => each.population === population && kindOf(each) === rows);
      const most = rows === 'units' ? own.length : mostOfOnePass;
      return Array.from({ length: Math.ceil(own.length / (most || 1)) }, (_, pass) => ({
        ...{ definitions: own.slice(pass * most, (pass + 1) * most), rows, population },
      }));
    }),
  );
}

/**
 * Many metrics over one selection, in few statements for each population and kind of rows. Gives, per metric id, what
 * `measure` gives for it.
 */
export async function measureAll<Id extends string>(
  query: Query,
  definitions: readonly RateDefinition<Id>[],
  selection: Selection,
  grouping: Grouping = 'all',
  signal?: AbortSignal,
): Promise<Record<Id, Rate[]>> {
  const rates: Partial<Record<Id, Rate[]>> = {};
  for (const pass of passesOf(definitions)) {
    const slice = sliceOf(selectionFor(pass.population, selection), grouping);
    const found = await sumsOf(query, pass, slice, signal);
    pass.definitions.forEach((definition, index) => {
      const own = rateStatement(definition, selection, grouping);
      rates[definition.id] = ratesOf(definition, found(index), grouping, own);
    });
  }
  return rates as Record<Id, Rate[]>;
}

/** The sums of each metric of a pass, by its place. */
async function sumsOf(
  query: Query,
  { definitions, rows }: Pass<string>,
  { sql, values }: Statement,
  signal?: AbortSignal,
): Promise<(index: number) => Sums[]> {
  if (rows === 'units') {
    const found = await query.rows({ sql: sql + tallTail(definitions), values }, tallRow, signal);
    return (index) => found.filter(({ metric }) => metric === index);
  }
  const found = await query.rows({ sql: sql + wideTail(definitions, rows), values }, wideRow, signal);
  return (index) => found.map((row) => sumsAt(row, index));
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

function wideTail(definitions: readonly RateDefinition[], rows: 'decisions' | 'logged'): string {
  const metrics = definitions.map(({ flags }) => flags);
  const own = rows === 'logged' ? 's.' : '';
  const every = (text: (i: number) => string) => metrics.map((_, i) => text(i)).join(', ');
  const flags = metrics.map(
    ({ counted, hit, open, young, unlogged }, i) =>
      `CASE WHEN (${counted}) THEN CASE WHEN (${hit}) THEN 1 + ${packed}.0 ELSE 1.0 END ELSE 0.0 END::DOUBLE AS p_${i}, ` +
      `(${open}) AS o_${i}, (${young}) AS y_${i}${unlogged === 'FALSE' ? '' : `, (${unlogged}) AS l_${i}`}`,
  );
  return `, flags AS NOT MATERIALIZED (
  SELECT ${own}group_key, ${own}incident_key, ${flags.join(', ')} ${fromSql(rows)}
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
}
