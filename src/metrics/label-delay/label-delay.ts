import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { groupShares } from '../stand-out/stand-out';
import type { GroupShare } from '../stand-out/stand-out';
import sql from './label-delay.sql?raw';

const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  release: z.string(),
  ...clusterColumns,
  late: z.number(),
  missing: z.number(),
  flipped: z.number(),
  labelled: z.number(),
  at_once: z.number(),
});

export interface LabelCounts {
  /** Actions older than the lag. */
  readonly matured: number;
  /** Their label came, but after the lag. */
  readonly late: number;
  /** They have no label of the asked strength: unresolved, and wrong in the worst case. */
  readonly missing: number;
  /** The verdict changed, on actions of any age. */
  readonly flipped: number;
}

export interface LabelScope extends LabelCounts {
  readonly agent: string;
  readonly workflow: string;
  readonly release: string;
  /** Actions whose label had not come when the lag was over, of all that are older than it. */
  readonly overdue: GroupShare;
}

export interface LabelDelay {
  readonly all: LabelCounts;
  /** Where labels are overdue more often than everywhere else together. */
  readonly outside: readonly LabelScope[];
  readonly scopes: readonly LabelScope[];
  readonly lagDays: number;
  /** Every label bears the time of its proposal: the log has one time for both, and none can be told to be late. */
  readonly isOneTime: boolean;
  readonly statement: Statement;
}

/** Whether labels keep to the maturity lag, over the proposals to act that the false-positive share judges. */
export async function labelDelay(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<LabelDelay> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${fill(sql)}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const shares = groupShares(rows);
  const scopes = rows.flatMap(({ agent, workflow, release, n, late, missing, flipped }, at): LabelScope[] => {
    const overdue = shares[at];
    return overdue ? [{ agent, workflow, release, matured: n, late, missing, flipped, overdue }] : [];
  });
  const labelled = rows.reduce((total, row) => total + row.labelled, 0);
  const sum = (count: keyof LabelCounts) => scopes.reduce((total, scope) => total + scope[count], 0);
  return {
    all: {
      matured: sum('matured'),
      late: sum('late'),
      missing: sum('missing'),
      flipped: sum('flipped'),
    },
    outside: scopes.filter(({ overdue }) => overdue.outside === 'above'),
    scopes,
    lagDays: selection.maturityLagDays,
    isOneTime: labelled > 0 && labelled === rows.reduce((total, row) => total + row.at_once, 0),
    statement,
  };
}
