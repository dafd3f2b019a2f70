import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { binomialSurvival } from '../../statistics/distributions';
import type { Interval } from '../../statistics/interval';
import { kornGraubard } from '../../statistics/korn-graubard';
import { clusterColumns, robustOf } from '../rate/cluster-sums';
import { fewestIncidents, fewestResolved } from '../rate/rate';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import overConfidentSql from './over-confident.sql?raw';
import repeatsSql from './repeats.sql?raw';
import stoppedSql from './stopped.sql?raw';

/** What became of a proposal to act that was not warranted. `open`: neither stopped by anybody nor run. */
export const stoppedBy = ['human', 'policy', 'ran', 'open'] as const;
export type StoppedBy = (typeof stoppedBy)[number];

/** The same rule wherever a near miss is counted or listed; over columns of the slice. */
export const stoppedCase = `CASE
    WHEN is_executed THEN 'ran'
    WHEN policy_outcome = 'deny' THEN 'policy'
    WHEN is_overridden THEN 'human'
    ELSE 'open'
  END`;

const stoppedRow = z.object({
  stopped: z.enum(stoppedBy),
  is_shadow: z.boolean(),
  n: z.number(),
  incidents: z.number(),
  grave: z.number(),
  irreversible: z.number(),
});
export type StoppedGroup = z.infer<typeof stoppedRow>;

const repeatRow = z.object({
  agent: z.string(),
  workflow: z.string(),
  action: z.string(),
  resource: z.string(),
  n: z.number(),
  incidents: z.number(),
  releases: z.number(),
  first: z.number(),
  last: z.number(),
  groups: z.number(),
});
export type RepeatedMiss = z.infer<typeof repeatRow>;

export interface NearMisses {
  readonly groups: readonly StoppedGroup[];
  /** At most 50, most incidents first; each has its `groups`, how many there are in all. */
  readonly repeats: readonly RepeatedMiss[];
  readonly statement: Statement;
  readonly repeatsStatement: Statement;
}

/**
 * Wrong proposals to act, by what kept them from harm: a human who overrode, or a policy that denied. In shadow
 * mode nothing of the agent's runs, so those are told apart. Only older than the lag and with known truth.
 */
export async function nearMisses(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<NearMisses> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = {
    sql: `${slice.sql}\n${fill(stoppedSql, { stopped: stoppedCase })}`,
    values: slice.values,
  };
  const own = stoppedCase.replace(/\b(is_executed|policy_outcome|is_overridden)\b/g, 's.$1');
  const repeatsStatement = {
    sql: `${slice.sql}\n${fill(repeatsSql, { stopped: own })}`,
    values: slice.values,
  };
  const [groups, repeats] = await Promise.all([
    query.rows(statement, stoppedRow, signal),
    query.rows(repeatsStatement, repeatRow, signal),
  ]);
  return { groups, repeats, statement, repeatsStatement };
}

const sureRow = z.object({
  release: z.string(),
  ...clusterColumns,
  expected: z.number(),
});

export interface SureBundle {
  readonly release: string;
  readonly n: number;
  readonly wrong: number;
  /** Wrong ones if the stated confidence were true: Σ(1 − confidence). */
  readonly expected: number;
  readonly incidents: number;
  readonly share: number | null;
  readonly interval: Interval | null;
  /** `few`: too few for an interval, and not so many wrong that chance is ruled out without one. */
  readonly kind: 'over' | 'not_shown' | 'few';
}

export interface OverConfidence {
  readonly threshold: number;
  readonly bundles: readonly SureBundle[];
  readonly statement: Statement;
}

/** Wrong proposals stated with at least `threshold` confidence, per bundle, against what that confidence promises. */
export async function overConfident(
  query: Query,
  selection: Selection,
  threshold: number,
  signal?: AbortSignal,
): Promise<OverConfidence> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${fill(overConfidentSql)}`, values: [...slice.values, threshold] };
  const rows = await query.rows(statement, sureRow, signal);
  const bundles = rows.map((row): SureBundle => {
    const { n, hits: wrong, incidents } = row;
    const interval = n === 0 ? null : kornGraubard(robustOf(row));
    const isEnough = n >= fewestResolved && incidents >= fewestIncidents;
    return {
      release: row.release,
      n,
      wrong,
      expected: row.expected,
      incidents,
      share: n === 0 ? null : wrong / n,
      interval,
      kind: kindOf(row, isEnough ? interval : null),
    };
  });
  return { threshold, bundles, statement };
}

/**
 * Over-confident where the whole interval lies above what was stated. With too few for an interval the exact tail
 * speaks, if every decision is an incident of its own: a binomial at the mean stated error is never less likely to
 * hold so many than the stated ones themselves. Source: Hoeffding (1956).
 */
function kindOf({ n, hits: wrong, expected, incidents }: z.infer<typeof sureRow>, interval: Interval | null) {
  if (interval !== null) return interval.lower > expected / n ? 'over' : 'not_shown';
  return incidents === n && binomialSurvival(wrong, n, expected / n) <= 0.025 ? 'over' : 'few';
}
