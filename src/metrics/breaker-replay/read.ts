import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import { actionsStatement, readActions } from '../what-if/actions';
import errorsSql from './errors.sql?raw';
import type { BreakerLog } from './events';
import labelsSql from './labels.sql?raw';
import reviewsSql from './reviews.sql?raw';

const label = z.object({ id: z.string(), at: z.number(), weight: z.number(), wrong: z.boolean().nullable() });
const review = z.object({ id: z.string(), at: z.number(), overridden: z.boolean() });
const error = z.object({ id: z.string(), at: z.number(), agent: z.string(), workflow: z.string() });

function statements(selection: Selection) {
  const slice = sliceOf(selectionFor('production', selection));
  const put = (sql: string, more: readonly number[] = []): Statement => ({
    sql: `${slice.sql}\n${sql.trim()}`,
    values: [...slice.values, ...more],
  });
  return {
    labels: put(labelsSql, [selection.minLabelRank]),
    reviews: put(reviewsSql),
    errors: put(errorsSql),
  };
}

/** The statements behind a replay, for people. */
export const breakerStatements = (selection: Selection): Statement[] => [
  actionsStatement(selection),
  ...Object.values(statements(selection)),
];

/** What a breaker could have seen: actions that policy does not deny, and what became known of them, when. */
export async function readBreakerLog(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<BreakerLog> {
  const { labels, reviews, errors } = statements(selection);
  const [actions, arrived, reviewed, failed] = await Promise.all([
    readActions(query, selection, signal),
    query.rows(labels, label, signal),
    query.rows(reviews, review, signal),
    query.rows(errors, error, signal),
  ]);
  const acting = actions.filter(({ policy }) => policy !== 'deny');
  const place = new Map(acting.map(({ id }, at) => [id, at]));
  const known = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.flatMap((each) => {
      const action = place.get(each.id);
      return action === undefined ? [] : [{ ...each, action }];
    });
  return {
    actions: acting,
    labels: known(arrived).map(({ action, at, weight, wrong }) => ({ action, at, weight, wrong })),
    reviews: known(reviewed).map(({ action, at, overridden }) => ({ action, at, overridden })),
    errors: failed.map(({ at, agent, workflow }) => ({ at, agent, workflow })),
  };
}
