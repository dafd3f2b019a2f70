import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './label-authors.sql?raw';

const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  label_rank: z.number(),
  author: z.string().nullable(),
  author_group: z.string().nullable(),
  labels: z.number(),
});
export type AuthorRow = z.infer<typeof row>;

/** How many of the labels the author, or the group, with the most of them gave; `named`: labels that name one. */
export interface Shared {
  readonly named: number;
  readonly different: number;
  readonly most: number;
}

/** How the labels of a scope are shared among who gave them. */
export interface LabelAuthors {
  /** Mature proposals to act with a label that counts. */
  readonly labels: number;
  readonly people: Shared;
  readonly groups: Shared;
}

/** Who gave the labels that count, by scope and rank of the label. Rejects as `Query.rows` does. */
export async function labelAuthors(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<readonly AuthorRow[]> {
  const slice = sliceOf(selectionFor('production', selection));
  return query.rows({ sql: `${slice.sql}\n${sql.trim()}`, values: slice.values }, row, signal);
}

function sharedBy(rows: readonly AuthorRow[], nameOf: (row: AuthorRow) => string | null): Shared {
  const counts = new Map<string, number>();
  for (const each of rows) {
    const name = nameOf(each);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + each.labels);
  }
  const all = [...counts.values()];
  return {
    named: all.reduce((sum, each) => sum + each, 0),
    different: all.length,
    most: Math.max(0, ...all),
  };
}

/** Of one scope, over labels of at least `leastRank`. */
export function authorsFor(
  rows: readonly AuthorRow[],
  scope: { readonly agent: string; readonly workflow: string; readonly riskClass: 'low' | 'high' },
  leastRank: number,
): LabelAuthors {
  const own = rows.filter(
    ({ agent, workflow, risk_class: risk, label_rank: rank }) =>
      agent === scope.agent &&
      workflow === scope.workflow &&
      risk === scope.riskClass &&
      rank >= Math.max(1, leastRank),
  );
  return {
    labels: own.reduce((sum, { labels }) => sum + labels, 0),
    people: sharedBy(own, ({ author }) => author),
    groups: sharedBy(own, ({ author_group: group }) => group),
  };
}
