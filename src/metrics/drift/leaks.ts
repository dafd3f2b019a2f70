import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import baseSql from './leak-base.sql?raw';
import leaksSql from './leaks.sql?raw';
import { riskClasses } from './sides';

const leakRow = z.object({
  release: z.string(),
  workflow: z.string(),
  risk_class: z.enum(riskClasses),
  decisions: z.number(),
  by_evidence: z.number(),
  by_document: z.number(),
  actions: z.number(),
  incidents: z.number(),
  first: z.number(),
  last: z.number(),
});
const baseRow = z.object({ decisions: z.number(), told: z.number() });
/** Production decisions of one bundle and workflow that rest on another environment; times in epoch ms. */
export type Leak = z.infer<typeof leakRow>;

export interface Leaks {
  readonly leaks: readonly Leak[];
  readonly decisions: number;
  /** Decisions with any evidence or document logged: only these could show a leak. */
  readonly told: number;
  readonly statements: readonly Statement[];
}

/** Where production decisions rest on evidence or documents whose provenance names staging or test. */
export async function environmentLeaks(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Leaks> {
  const slice = sliceOf(selectionFor('production', { ...selection, environment: 'production' }));
  const found = { sql: `${slice.sql}\n${leaksSql.trim()}`, values: slice.values };
  const base = { sql: `${slice.sql}\n${baseSql.trim()}`, values: slice.values };
  const [counted] = await query.rows(base, baseRow, signal);
  return {
    leaks: await query.rows(found, leakRow, signal),
    decisions: counted?.decisions ?? 0,
    told: counted?.told ?? 0,
    statements: [found, base],
  };
}
