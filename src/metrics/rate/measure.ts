import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from './definition';
import type { RateDefinition } from './definition';
import { noSums, rateOf, sumsSchema } from './rate';
import type { Rate, Sums } from './rate';
import rateSql from './rate.sql?raw';
import { within, type Group } from './rows';
import { fill, sliceOf } from './slice';
import type { Grouping } from './slice';

/** The statement behind one metric: one row of sums per group. */
export function rateStatement(
  definition: RateDefinition,
  selection: Selection,
  grouping: Grouping = 'all',
): Statement {
  const slice = sliceOf(selectionFor(definition.population, selection), grouping);
  return { sql: slice.sql + rateTail(definition), values: slice.values };
}

/** What follows the slice in the statement of a metric: its sums per group. */
export const rateTail = ({ sql, flags }: RateDefinition): string => {
  const among = flags.unloggedOf === 'open' ? '"open"' : 'counted';
  return fill(rateSql, {
    flags: sql,
    by: 'group_key',
    keys: 'CAST(group_key AS VARCHAR) AS key',
    order: 'key',
    unlogged: flags.unlogged === 'FALSE' ? 'FALSE' : `${among} AND unlogged`,
  });
};

/** The same for several metrics below each other, by their place; they ask of nothing whether it is logged. */
export const tallTail = (definitions: readonly RateDefinition[]): string =>
  fill(rateSql, {
    flags: definitions
      .map(({ sql }, place) => `SELECT ${place} AS metric, * FROM (\n${sql}\n)`)
      .join('\nUNION ALL\n'),
    by: 'metric, group_key',
    keys: 'metric, CAST(group_key AS VARCHAR) AS key',
    order: 'metric, key',
    unlogged: 'FALSE',
  });

/** `all` always has its one row, also over an empty slice. */
export function ratesOf(
  definition: RateDefinition,
  sums: readonly Sums[],
  grouping: Grouping,
  statement: Statement,
): Rate[] {
  const rows = grouping === 'all' && sums.length === 0 ? [{ key: 'all', ...noSums }] : sums;
  return rows.map((row) => rateOf(definition, row, statement));
}

/**
 * One metric over the selection, whole (`all`, one rate) or per value of a dimension, in order of
 * the value. Rejects as `Query.rows` does.
 */
export async function measure(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  grouping: Grouping = 'all',
  signal?: AbortSignal,
): Promise<Rate[]> {
  const statement = rateStatement(definition, selection, grouping);
  return ratesOf(definition, await query.rows(statement, sumsSchema, signal), grouping, statement);
}

/** One metric over the selection, or over one group of it: all groups are asked at once. */
export async function measureOne(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  group: Group | null = null,
  signal?: AbortSignal,
): Promise<Rate> {
  const grouped = rateStatement(definition, selection, group?.by ?? 'all');
  const found = await query.rows(grouped, sumsSchema, signal);
  const own = group === null ? found : found.filter(({ key }) => key === group.key);
  const statement = rateStatement(definition, within(selection, group));
  return ratesOf(
    definition,
    own.map((sums) => ({ ...sums, key: 'all' })),
    'all',
    statement,
  )[0]!;
}
