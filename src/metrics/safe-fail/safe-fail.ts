import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { countedShare } from '../what-if/share';
import type { CountedShare } from '../what-if/share';
import sql from './safe-fail.sql?raw';
import {
  advisorySql,
  conditionsSql,
  didSql,
  keepsEvidenceSql,
  notifiesSql,
  safeFailConditions,
  safeFailEndings,
} from '../../records/what-if-settings/safe-fail-terms';
import type { SafeFailCondition, SafeFailEnding } from '../../records/what-if-settings/safe-fail-terms';

const row = z.object({
  condition: z.enum(safeFailConditions.map(({ id }) => id)),
  did: z.enum(safeFailEndings),
  incident: z.number(),
  n: z.number(),
  evidence: z.number(),
  notified: z.number(),
  advisory: z.number(),
});
type Row = z.infer<typeof row>;

export interface SafeFail {
  readonly condition: SafeFailCondition;
  readonly did: Readonly<Record<SafeFailEnding, number>>;
  /** Did not act on its own: the share that failed to a safer state. */
  readonly safer: CountedShare;
  /** What the field asks besides: evidence kept, somebody told, advisory-only. */
  readonly evidence: CountedShare;
  readonly notified: CountedShare;
  readonly advisory: CountedShare;
}

const told = 't.decision_id IS NOT NULL';

export function safeFailStatement(selection: Selection, floor: number): Statement {
  const slice = sliceOf(selectionFor('production', selection));
  const text = fill(sql, {
    conditions: conditionsSql,
    did: didSql,
    keeps: keepsEvidenceSql,
    notifies: notifiesSql(told),
    advisory: advisorySql(told),
  });
  return { sql: `${slice.sql}\n${text}`, values: [...slice.values, floor] };
}

/**
 * For each condition that asks for a safer state, what the agent did. A confidence below `floor` (0…1) is low.
 * Production only: what a drill or a test ended in has measures of its own.
 */
export async function safeFails(
  query: Query,
  selection: Selection,
  floor: number,
  signal?: AbortSignal,
): Promise<SafeFail[]> {
  const rows = await query.rows(safeFailStatement(selection, floor), row, signal);
  return safeFailConditions.map(({ id }) =>
    safeFailOf(
      id,
      rows.filter(({ condition }) => condition === id),
    ),
  );
}

function safeFailOf(condition: SafeFailCondition, rows: readonly Row[]): SafeFail {
  const share = (hits: (each: Row) => number) =>
    countedShare(rows.map((each) => ({ incident: each.incident, n: each.n, hits: hits(each) })));
  return {
    condition,
    did: Object.fromEntries(
      safeFailEndings.map((ending) => [
        ending,
        rows.filter(({ did }) => did === ending).reduce((sum, { n }) => sum + n, 0),
      ]),
    ) as Record<SafeFailEnding, number>,
    safer: share(({ did, n }) => (did === 'acted' ? 0 : n)),
    evidence: share(({ evidence }) => evidence),
    notified: share(({ notified }) => notified),
    advisory: share(({ advisory }) => advisory),
  };
}
