import { z } from 'zod';
import type { BindValue, Query, Statement } from '../../database/engine/query';
import { clauseOfDimension } from '../../slice/selection/clause';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { flagsByDecision } from '../rate/share';
import { rateOf } from '../rate/rate';
import type { Rate } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import fullSql from './full.sql?raw';
import keptSql from './kept.sql?raw';
import quickSql from './quick.sql?raw';
import rankedSql from './ranked.sql?raw';

/** One chart: a dimension, and how many of its values are shown by name. */
export interface CrossChart {
  readonly dimension: Dimension;
  readonly most: number;
  /** Weeks by the month in which they begin, where a week holds too few. */
  readonly byMonth?: boolean;
}

/** `quick`: counts alone. `full`: with incidents, so that shares have their intervals. */
export type CrossDepth = 'quick' | 'full';

export interface CrossRest {
  /** How many values are not shown by name. */
  readonly values: number;
  readonly n: number;
  readonly hits: number;
  readonly unresolved: number;
}

export interface CrossCounts {
  /** Most hits first, then most decisions. Of a quick answer `interval` and `incidents` say nothing. */
  readonly rates: readonly Rate[];
  readonly rest: CrossRest | null;
}

const row = z.object({
  chart: z.string(),
  key: z.string().nullable(),
  values: z.number(),
  ...clusterColumns,
  unresolved: z.number(),
  young: z.number(),
});

/** A metric that groups or joins first cannot be cross-filtered in one pass. */
export const canCross = (definition: RateDefinition): boolean => definition.rows === 'decisions';

/**
 * The statement of all charts at once. Every chart counts the decisions that all clauses keep but its own;
 * the clauses of other dimensions are part of the slice. Throws RangeError unless `canCross`.
 */
export function crossStatement(
  definition: RateDefinition,
  selection: Selection,
  charts: readonly CrossChart[],
  depth: CrossDepth,
): Statement {
  const { counted, hit, open, young } = flagsByDecision(definition);
  const filtered = charts
    .map(({ dimension }) => dimension)
    .filter((dimension) => (selection.only[dimension] ?? []).length > 0);
  const only = { ...selection.only };
  for (const dimension of filtered) delete only[dimension];
  const slice = sliceOf(selectionFor(definition.population, { ...selection, only }));
  const clauses = filtered.map((dimension) => clauseOfDimension(dimension, selection.only[dimension] ?? []));
  const kept = fill(keptSql, {
    columns: charts.map(({ dimension }) => dimension).join(', '),
    ...{ counted, hit, open, young },
    clauses: clauses.map(({ where }, at) => `,\n    (${where}) AS keeps_${at}`).join(''),
    atMostOne:
      clauses.length < 2
        ? ''
        : ` AND ${clauses.map((_, at) => `CAST(keeps_${at} AS INTEGER)`).join(' + ')} >= ${clauses.length - 1}`,
  });
  const values: BindValue[] = [...slice.values, ...clauses.flatMap((clause) => [...clause.values])];
  const parts = charts.map(({ dimension, byMonth }) => {
    const others = filtered.flatMap((each, at) => (each === dimension ? [] : [`keeps_${at}`]));
    const column = byMonth && dimension === 'week' ? 'substr(week, 1, 7)' : dimension;
    const where = others.length === 0 ? 'TRUE' : others.join(' AND ');
    return fill(depth === 'quick' ? quickSql : fullSql, { name: dimension, column, where });
  });
  const ranked = charts.map(({ dimension, most }) => {
    const chosen = selection.only[dimension] ?? [];
    values.push(most, ...chosen);
    const always = chosen.length === 0 ? '' : ` OR key IN (${chosen.map(() => '?').join(', ')})`;
    return fill(rankedSql, { name: dimension, always });
  });
  return { sql: `${slice.sql}\n${kept}\n${parts.join('\n')}\n${ranked.join('\nUNION ALL\n')}`, values };
}

/** Every chart's counts in one question. Rejects as `Query.rows` does. */
export async function crossFilter(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  charts: readonly CrossChart[],
  depth: CrossDepth,
  signal?: AbortSignal,
): Promise<Partial<Record<Dimension, CrossCounts>>> {
  const statement = crossStatement(definition, selection, charts, depth);
  const rows = await query.rows(statement, row, signal);
  const found: Partial<Record<Dimension, CrossCounts>> = {};
  for (const { dimension } of charts) {
    const own = rows.filter(({ chart }) => chart === dimension);
    const named = own.flatMap((each) => (each.key === null ? [] : [{ ...each, key: each.key }]));
    const rest = own.find(({ key }) => key === null);
    const rates = named
      .sort((a, b) => b.hits - a.hits || b.n - a.n || (a.key < b.key ? -1 : 1))
      .map((each) => (depth === 'full' ? rateOf(definition, each, statement) : quickRate(each, statement)));
    found[dimension] = {
      rates,
      rest: rest ? { values: rest.values, n: rest.n, hits: rest.hits, unresolved: rest.unresolved } : null,
    };
  }
  return found;
}

function quickRate(sums: z.infer<typeof row> & { key: string }, statement: Statement): Rate {
  const { key, n, hits, unresolved, young } = sums;
  const counts = { key, n, hits, unresolved, young, incidents: 0, effectiveN: 0, designEffect: null };
  const share = n === 0 ? null : hits / n;
  return {
    ...counts,
    share,
    interval: null,
    bounds: null,
    state: n === 0 ? 'not_enough_data' : 'measured',
    reason: null,
    statement,
  };
}
