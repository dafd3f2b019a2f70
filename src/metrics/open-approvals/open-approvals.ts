import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { groupShares } from '../stand-out/stand-out';
import type { GroupShare } from '../stand-out/stand-out';
import sql from './open-approvals.sql?raw';

const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  release: z.string(),
  ...clusterColumns,
  pending: z.number(),
  required: z.number(),
  expired: z.number(),
  executed_after: z.number(),
});

export interface ApprovalCounts {
  /** Proposals that a person was asked to approve. */
  readonly asked: number;
  /** Nobody has answered, and it has not run. */
  readonly pending: number;
  /** The pending ones that policy does not let run without an approval. */
  readonly required: number;
  readonly expired: number;
  /** Expired, and ran all the same. */
  readonly executedAfterExpiry: number;
}

export interface ApprovalScope extends ApprovalCounts {
  readonly agent: string;
  readonly workflow: string;
  readonly release: string;
  /** Pending or expired, of those asked. */
  readonly unanswered: GroupShare;
}

export interface OpenApprovals {
  readonly all: ApprovalCounts;
  /** Where approvals go unanswered more often than everywhere else together. */
  readonly outside: readonly ApprovalScope[];
  readonly scopes: readonly ApprovalScope[];
  readonly statement: Statement;
}

/** Approvals that nobody gave. Neither a pending nor an expired one is ever counted as an approval. */
export async function openApprovals(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<OpenApprovals> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${fill(sql)}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const shares = groupShares(rows);
  const scopes = rows.flatMap((each, at): ApprovalScope[] => {
    const { agent, workflow, release, n, pending, required, expired, executed_after } = each;
    const unanswered = shares[at];
    if (unanswered === undefined) return [];
    return [
      {
        agent,
        workflow,
        release,
        asked: n,
        pending,
        required,
        expired,
        executedAfterExpiry: executed_after,
        unanswered,
      },
    ];
  });
  const sum = (count: keyof ApprovalCounts) => scopes.reduce((total, scope) => total + scope[count], 0);
  return {
    all: {
      asked: sum('asked'),
      pending: sum('pending'),
      required: sum('required'),
      expired: sum('expired'),
      executedAfterExpiry: sum('executedAfterExpiry'),
    },
    outside: scopes.filter(({ unanswered }) => unanswered.outside === 'above'),
    scopes,
    statement,
  };
}
