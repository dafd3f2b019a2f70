import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './beside.sql?raw';

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
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const [found] = await query.rows(statement, row, signal);
  return { decided: 0, overridden: 0, undecided: 0, ...found, statement };
}
