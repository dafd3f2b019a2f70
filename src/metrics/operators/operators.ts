import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { knownWait, oneTime } from '../approval-time/one-time';
import { defaultFloorSeconds } from '../automation-bias/reviewers';
import { clusterColumns } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { groupShares } from '../stand-out/stand-out';
import type { GroupShare } from '../stand-out/stand-out';
import sql from './operators.sql?raw';

const perPerson = fill(sql, { one_time: oneTime, wait: knownWait });

const row = z.object({
  reviewer: z.string(),
  digest: z.string(),
  ...clusterColumns,
  timed: z.number(),
  fast: z.number(),
  timed_incidents: z.number(),
  sum_ff: z.number(),
  sum_ft: z.number(),
  sum_tt: z.number(),
  fast_incidents: z.number(),
  slow_incidents: z.number(),
});

/** One person; `reviewer` is as logged: pseudonymise it before it is shown. */
export interface Operator {
  readonly reviewer: string;
  /** What a link calls the person. */
  readonly digest: string;
  /** Proposals overridden, of those this person decided. */
  readonly overrides: GroupShare;
  /** Approvals faster than the floor, of single approvals with a known wait. */
  readonly fast: GroupShare;
}

/** How far overrides come from a few people. */
export interface Concentration {
  /** The two with the most overrides; fewer when fewer overrode. */
  readonly top: readonly Operator[];
  readonly overrides: number;
  /** Overrides of the top two / all overrides. */
  readonly share: number;
  /** The share they would have had if everybody overrode equally often: their part of all decisions. */
  readonly evenShare: number;
  /** Each of the top two overrides more often than everybody else together. */
  readonly isConcentrated: boolean;
}

export interface Operators {
  /** By number of overrides, then name. */
  readonly operators: readonly Operator[];
  /** Null when nobody overrode, or only one or two people decided anything. */
  readonly concentration: Concentration | null;
  /** People whose approvals are fast more often than everybody else's together. */
  readonly fast: readonly Operator[];
  readonly floorSeconds: number;
  readonly statement: Statement;
}

/**
 * Who decides: overrides and fast approvals per reviewer, each against everybody else. Bulk approvals
 * (three or more at one moment) and waits that are not known are left out of the fast share. It
 * describes; cases are not handed out at random.
 */
export async function operators(
  query: Query,
  selection: Selection,
  floorSeconds = defaultFloorSeconds,
  signal?: AbortSignal,
): Promise<Operators> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${perPerson}`, values: [...slice.values, floorSeconds] };
  const rows = await query.rows(statement, row, signal);
  const overrides = groupShares(rows);
  const fast = groupShares(
    rows.map((each) => ({
      n: each.timed,
      hits: each.fast,
      incidents: each.timed_incidents,
      sum_ee: each.sum_ff,
      sum_em: each.sum_ft,
      sum_mm: each.sum_tt,
      hit_incidents: each.fast_incidents,
      other_incidents: each.slow_incidents,
    })),
  );
  const people = rows.flatMap(({ reviewer, digest }, at): Operator[] => {
    const [own, speed] = [overrides[at], fast[at]];
    return own && speed ? [{ reviewer, digest, overrides: own, fast: speed }] : [];
  });
  return {
    operators: people,
    concentration: concentrationOf(people),
    fast: people.filter((person) => person.fast.outside === 'above'),
    floorSeconds,
    statement,
  };
}

function concentrationOf(people: readonly Operator[]): Concentration | null {
  const sum = (list: readonly Operator[], count: 'hits' | 'n') =>
    list.reduce((total, { overrides }) => total + overrides[count], 0);
  const top = people.slice(0, 2).filter(({ overrides }) => overrides.hits > 0);
  const all = sum(people, 'hits');
  if (all === 0 || people.length < 3) return null;
  return {
    top,
    overrides: all,
    share: sum(top, 'hits') / all,
    evenShare: sum(top, 'n') / sum(people, 'n'),
    isConcentrated: top.length === 2 && top.every(({ overrides }) => overrides.outside === 'above'),
  };
}
