import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { fieldCounts } from './completeness';
import countsBySql from './counts-by.sql?raw';
import { type AuditField, auditFields } from './fields';
import { cannotCarryField, type Carrier } from './not-carried';

/** `source`: the file that holds the decision; `week`: of the decision, by its Monday (UTC). */
export type CompletenessGrouping = 'source' | 'release' | 'week';

export interface FieldCell {
  readonly field: AuditField;
  /** Decisions that should carry it and come from a source that can. */
  readonly of: number;
  readonly present: number;
  /** Decisions that should carry it and come from a source that cannot: neither present nor missing. */
  readonly notCarried: number;
}

export interface CompletenessGroup {
  /** Index of the file, `release_id` or Monday. */
  readonly key: string;
  readonly decisions: number;
  /** One per audit field, in their order. */
  readonly cells: readonly FieldCell[];
}

export interface CompletenessBy {
  /** By file, release id or week, ascending. */
  readonly groups: readonly CompletenessGroup[];
  readonly statement: Statement;
}

const counted = z.object({ group_key: z.string(), file: z.number(), decisions: z.number() });
const wide = counted.catchall(z.number());
type Counts = z.infer<typeof wide>;

/**
 * How many decisions carry each field of the audit trail, by source, bundle or week, in one pass. A field that a
 * source has no place for is counted as not carried, by `carriers`; a file that is not among them can hold all.
 * Rejects as `Query.rows` does.
 */
export async function completenessBy(
  query: Query,
  selection: Selection,
  by: CompletenessGrouping,
  carriers: readonly Carrier[],
  signal?: AbortSignal,
): Promise<CompletenessBy> {
  const slice = sliceOf(selectionFor('production', selection), by === 'source' ? 'all' : by);
  const counts = `CAST(count(*) AS DOUBLE) AS decisions,\n  ${fieldCounts}`;
  const statement = { sql: `${slice.sql}\n${fill(countsBySql, { counts })}`, values: slice.values };
  const rows = await query.rows(statement, wide, signal);
  const known = new Set(carriers.map(({ file }) => file));
  const others = rows.flatMap(({ file }) => (known.has(file) ? [] : [{ file, fills: null }]));
  const all = [...carriers, ...others];
  const groups = new Map<string, Counts[]>();
  for (const row of rows) {
    const key = by === 'source' ? String(row.file) : row.group_key;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const keys = [...groups.keys()];
  if (by === 'source') keys.sort((a, b) => Number(a) - Number(b));
  return {
    groups: keys.map((key) => groupOf(key, groups.get(key) ?? [], all)),
    statement,
  };
}

function groupOf(key: string, rows: readonly Counts[], carriers: readonly Carrier[]): CompletenessGroup {
  const sum = (own: readonly Counts[], column: string) =>
    own.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  return {
    key,
    decisions: sum(rows, 'decisions'),
    cells: auditFields.map((field) => {
      const carried = rows.filter(({ file }) => !cannotCarryField(field, file, carriers));
      const of = sum(carried, `of_${field.id}`);
      return {
        field,
        of,
        present: sum(carried, `has_${field.id}`),
        notCarried: sum(rows, `of_${field.id}`) - of,
      };
    }),
  };
}
