import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';

/** A part of a rate: its denominator, its numerator, the rest of it, what is unresolved, what is too young. */
export const rateParts = ['counted', 'hits', 'misses', 'open', 'young'] as const;
export type RatePart = (typeof rateParts)[number];

export const partClause: Record<RatePart, string> = {
  counted: 'counted',
  hits: 'counted AND hit',
  misses: 'counted AND NOT coalesce(hit, FALSE)',
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

/** The selection, or one group of it. */
export const within = (selection: Selection, group: Group | null): Selection =>
  group === null ? selection : narrowed(selection, group);
