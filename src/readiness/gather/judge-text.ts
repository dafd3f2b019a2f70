import type { Database } from '../../database/engine/database';
import type { LoadAccount } from '../../intake/loading/account';
import { emptySelection } from '../../slice/selection/selection';
import type { OwnJudge } from '../self-test/run-own-test';
import { evaluateScopes } from './gather';
import { missingRecords } from './missing-records';

/** Judges made logs in a database of their own, by the same steps as any load. `load` empties it first. */
export const judgingIn =
  (database: Database, load: (text: string, database: Database) => Promise<LoadAccount>): OwnJudge['judge'] =>
  async (text, criteria) => {
    const account = await load(text, database);
    if (account.build.facts === 0) return [];
    const { scopes } = await evaluateScopes(database, emptySelection, {
      ...{ criteria, asOf: account.build.asOf },
      missing: missingRecords(account, criteria),
    });
    return scopes;
  };
