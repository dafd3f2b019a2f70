import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import sql from './beside.sql?raw';

/** The same conditions wherever these are counted or listed; over columns of the slice. */
export const besideClauses = {
  onNothing: 'NOT is_proposal AND is_decided',
  undecided:
    "is_proposal AND human_outcome = 'pending' AND NOT is_reviewed_late AND NOT is_executed AND policy_outcome = '(none)'",
} as const;

const row = z.object({ decided: z.number(), overridden: z.number(), undecided: z.number() });

export interface BesideOverrides {
  /** Decisions that proposed nothing and that a human judged. */
  readonly decided: number;
  /** Of those, the ones in which the human did something all the same. */
  readonly overridden: number;
  /** Proposals without a human decision of which no policy verdict says whether they need one. */
  readonly undecided: number;
  readonly statement: Statement;
}

/** The decisions that the override rate is not about, so that nobody takes it for more than it is. */
export async function besideOverrides(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<BesideOverrides> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${fill(sql, besideClauses)}`, values: slice.values };
  const [found] = await query.rows(statement, row, signal);
  return { decided: 0, overridden: 0, undecided: 0, ...found, statement };
}
