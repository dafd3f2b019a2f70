import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import countsSql from './counts.sql?raw';
import { type AuditField, auditFields } from './fields';

const wide = z.record(z.string(), z.number());

export interface FieldCount {
  readonly field: AuditField;
  /** Decisions that should carry it. */
  readonly of: number;
  readonly present: number;
}

export interface Completeness {
  readonly fields: readonly FieldCount[];
  readonly statement: Statement;
}

/** `of_<id>` and `has_<id>` of every field: to how many it applies, and how many of these carry it. */
export const fieldCounts = auditFields
  .map(
    ({ id, definition: { flags } }) =>
      `CAST(count(*) FILTER (WHERE ${flags.counted}) AS DOUBLE) AS of_${id},\n  ` +
      `CAST(count(*) FILTER (WHERE ${flags.counted} AND ${flags.hit}) AS DOUBLE) AS has_${id}`,
  )
  .join(',\n  ');

/** How many decisions carry each field of the audit trail, counted in one pass. */
export async function completeness(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Completeness> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = {
    sql: `${slice.sql}\n${fill(countsSql, { counts: fieldCounts })}`,
    values: slice.values,
  };
  const [row = {}] = await query.rows(statement, wide, signal);
  return {
    fields: auditFields.map((field) => ({
      field,
      of: row[`of_${field.id}`] ?? 0,
      present: row[`has_${field.id}`] ?? 0,
    })),
    statement,
  };
}
