import type { Statement } from '../../database/engine/query';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from './definition';
import type { RateDefinition } from './definition';
import rowsSql from './rows.sql?raw';
import { fill, sliceOf } from './slice';

/** A part of a rate: its denominator, its numerator, the rest of it, what is unresolved, what is too young. */
export const rateParts = ['counted', 'hits', 'misses', 'open', 'young'] as const;
export type RatePart = (typeof rateParts)[number];

export const partClause: Record<RatePart, string> = {
  counted: 'counted',
  hits: 'counted AND hit',
  misses: 'counted AND NOT hit',
  open: '"open"',
  young: 'young',
};

export interface Group {
  readonly by: Dimension;
  readonly key: string;
}

/** The selection narrowed to one value of a dimension; nothing when the selection leaves that value out. */
export function narrowed(selection: Selection, group: Group): Selection {
  const kept = selection.only[group.by] ?? [];
  const allowed = kept.length === 0 || kept.includes(group.key);
  return { ...selection, only: { ...selection.only, [group.by]: allowed ? [group.key] : [''] } };
}

/** Lists the exact decisions (decision_id, event_id) behind a part of a number, of the whole slice or of one group. */
export function rowsStatement(
  definition: RateDefinition,
  selection: Selection,
  part: RatePart,
  group?: Group,
): Statement {
  const own = selectionFor(definition.population, selection);
  const slice = sliceOf(group === undefined ? own : narrowed(own, group));
  const rest = fill(rowsSql, { metric: definition.sql.trim(), part: partClause[part] });
  return { sql: slice.sql + rest, values: slice.values };
}
