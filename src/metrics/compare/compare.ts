import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Clause } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import type { Interval } from '../../statistics/interval';
import { newcombeOf } from '../../statistics/newcombe-difference';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { rateTail, ratesOf } from '../rate/measure';
import { sumsSchema } from '../rate/rate';
import type { Rate } from '../rate/rate';
import { fill, sliceWhere } from '../rate/slice';
import overlapSql from './overlap.sql?raw';

/** What slice A is compared with: another slice, or every decision of A's environment that A leaves out. */
export type OtherSlice = Selection | 'rest';

export interface Compared {
  readonly definition: RateDefinition;
  readonly a: Rate;
  readonly b: Rate;
  /** Share of A minus share of B; null where one of them is not measured. */
  readonly difference: number | null;
  /** 95 %, Newcombe (1998) on each side's own interval; null as `difference`. */
  readonly interval: Interval | null;
}

const overlapRow = z.object({ shared: z.number() });

/** The clause of B; of `rest`, what A's environment holds and A does not. */
function otherClause(a: Selection, b: OtherSlice): Clause {
  if (b !== 'rest') return clauseOf(b);
  const own = clauseOf(a);
  const around = clauseOf({ ...a, from: undefined, to: undefined, only: {} });
  return { where: `${around.where} AND NOT (${own.where})`, values: [...around.values, ...own.values] };
}

function statementOf(definition: RateDefinition, clause: Clause, labels: Selection): Statement {
  const slice = sliceWhere(clause, labels);
  return { sql: slice.sql + rateTail(definition), values: slice.values };
}

/**
 * Every measure in two slices, side by side. The labels of both are read as each slice says; the interval of the
 * difference takes the two for independent, so slices should share no decision: see `sharedDecisions`.
 */
export async function compareSlices(
  query: Query,
  definitions: readonly RateDefinition[],
  a: Selection,
  b: OtherSlice,
  signal?: AbortSignal,
): Promise<Compared[]> {
  return Promise.all(
    definitions.map(async (definition): Promise<Compared> => {
      const ownA = selectionFor(definition.population, a);
      const ownB = b === 'rest' ? b : selectionFor(definition.population, b);
      const [first, second] = await Promise.all([
        rateIn(query, definition, clauseOf(ownA), a, signal),
        rateIn(query, definition, otherClause(ownA, ownB), b === 'rest' ? a : b, signal),
      ]);
      const isKnown = first.state === 'measured' && second.state === 'measured';
      if (!isKnown || !first.interval || !second.interval || first.share === null || second.share === null)
        return { definition, a: first, b: second, difference: null, interval: null };
      return {
        definition,
        a: first,
        b: second,
        difference: first.share - second.share,
        interval: newcombeOf(first.share, first.interval, second.share, second.interval),
      };
    }),
  );
}

async function rateIn(
  query: Query,
  definition: RateDefinition,
  clause: Clause,
  labels: Selection,
  signal?: AbortSignal,
): Promise<Rate> {
  const statement = statementOf(definition, clause, labels);
  const rows = await query.rows(statement, sumsSchema, signal);
  return ratesOf(definition, rows, 'all', statement)[0]!;
}

/** Decisions that stand in both slices: with any, the interval of a difference says less than it seems. */
export async function sharedDecisions(
  query: Query,
  a: Selection,
  b: OtherSlice,
  signal?: AbortSignal,
): Promise<number> {
  if (b === 'rest') return 0;
  const [first, second] = [clauseOf(a), clauseOf(b)];
  const sql = fill(overlapSql, { a: first.where, b: second.where });
  const [row] = await query.rows({ sql, values: [...first.values, ...second.values] }, overlapRow, signal);
  return row?.shared ?? 0;
}
