import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import {
  cumulativeIncidence,
  incidenceAt,
  incidenceInterval,
  incidenceQuantile,
  incidenceQuantileInterval,
} from '../../statistics/cumulative-incidence';
import type { Clustered, IncidenceStep } from '../../statistics/cumulative-incidence';
import type { Interval } from '../../statistics/interval';
import { clusterColumns, robustOf } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fewestResolved } from '../rate/rate';
import { within, type Group } from '../rate/rows';
import { fill, sliceOf } from '../rate/slice';
import byIncidentSql from './by-incident.sql?raw';
import endingsSql from './endings.sql?raw';
import { knownWait, oneTime, oneTimeReason } from './one-time';
import sql from './waits.sql?raw';

/** How a wait ended; `pending` is still going on when the logs end, `never_approved` ran without the approval that it needed. */
export const waitEndings = [
  'pending',
  'approved',
  'rejected',
  'expired',
  'withdrawn',
  'never_approved',
] as const;
export type WaitEnding = (typeof waitEndings)[number];

const row = z.object({
  key: z.string(),
  ending: z.enum(waitEndings),
  wait_s: z.number().nullable(),
  proposals: z.number(),
});

const clustersRow = z.object({ seconds: z.number(), ...clusterColumns });

/** A proposal that ran before the approval which its policy asks for, of one row of `slice`. */
export const ranUnapproved = `(is_executed AND policy_outcome IN ('require_approval', 'require_two_person')
  AND (human_outcome = 'pending' OR coalesce(executed_time < decided_time, false)))`;

/** Read `slice`. */
const waits = fill(sql, { unapproved: ranUnapproved, one_time: oneTime, wait: knownWait });
export const waitsSql = `${waits}\n${endingsSql.trim()}`;

/** Fifteen minutes, unless somebody asks for another service level. */
export const defaultSlaSeconds = 900;

export interface ApprovalTime {
  readonly counts: Readonly<Record<WaitEnding, number>>;
  /** Waits that are negative or unknown: a fault of a clock, left out of the curve. */
  readonly unusable: number;
  /** P(approved by t), t in seconds; approval competes with rejection, expiry and withdrawal. */
  readonly approved: readonly IncidenceStep[];
  /** The same of each other ending. */
  readonly competing: Readonly<Record<Exclude<WaitEnding, 'pending' | 'approved'>, readonly IncidenceStep[]>>;
  /** Seconds by which a half and nine tenths of all proposals were approved; null where so many were not approved before the logs end. */
  readonly p50: number | null;
  readonly p90: number | null;
  /** 95 %, waits of one incident together; null where it has no upper end before the logs end. */
  readonly intervals: { readonly p50: Interval | null; readonly p90: Interval | null };
  /** What incidents do to the variance, at the asked time or at the median; null below ten waits. */
  readonly clustered: Clustered | null;
  readonly withinSla: {
    readonly seconds: number;
    readonly share: number;
    readonly interval: Interval;
    /** Had those that still wait, and may yet be in time, never or at once been approved. */
    readonly bounds: Interval;
  } | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
  readonly statement: Statement;
}

const answered = ({ approved, rejected, expired, withdrawn }: ApprovalTime['counts']): number =>
  approved + rejected + expired + withdrawn;

function boundsAt(time: readonly number[], status: readonly number[], seconds: number): Interval {
  const [pending, approved] = [waitEndings.indexOf('pending'), waitEndings.indexOf('approved')];
  const inTime = time.filter((wait, at) => status[at] === approved && wait <= seconds).length;
  const mayBe = time.filter((wait, at) => status[at] === pending && wait < seconds).length;
  return { lower: inTime / time.length, upper: (inTime + mayBe) / time.length };
}

/** The waits of the slice, or of one group of it: those of all groups are asked at once. */
async function rowsIn(query: Query, selection: Selection, group: Group | null, signal?: AbortSignal) {
  const { sql, values } = sliceOf(selectionFor('production', selection), group?.by ?? 'all');
  const rows = await query.rows({ sql: `${sql}\n${waitsSql}`, values }, row, signal);
  return group === null ? rows : rows.filter(({ key }) => key === group.key);
}

/** What incidents do to the variance of the share approved by each of these moments, seconds. */
async function clusters(
  query: Query,
  slice: Statement,
  moments: readonly number[],
  signal?: AbortSignal,
): Promise<(seconds: number | null) => Clustered | null> {
  if (moments.length === 0) return () => null;
  const byIncident = fill(byIncidentSql, { moments: moments.map(() => '(CAST(? AS DOUBLE))').join(', ') });
  const found = await query.rows(
    { sql: `${slice.sql}\n${waits}\n${byIncident}`, values: [...slice.values, ...moments] },
    clustersRow,
    signal,
  );
  return (seconds) => {
    const sums = found.find((each) => each.seconds === seconds);
    if (sums === undefined || sums.n === 0) return null;
    const robust = robustOf(sums);
    return { designEffect: sums.n / robust.effectiveN, clusters: robust.clusters };
  };
}

/**
 * Time from a proposal being visible to its approval, by the Aalen-Johansen estimator: pending ones
 * are censored when the logs end, other endings compete, running without the required approval among them.
 * `slaSeconds` asks for the share approved by then; `group` for one group of the selection. Variances are inflated by what incidents do to the share approved
 * by that time. Source: Aalen, Johansen (1978).
 */
export async function approvalTime(
  query: Query,
  selection: Selection,
  slaSeconds: number | null = null,
  signal?: AbortSignal,
  group: Group | null = null,
): Promise<ApprovalTime> {
  const slice = sliceOf(selectionFor('production', within(selection, group)));
  const statement = { sql: `${slice.sql}\n${waitsSql}`, values: slice.values };
  const rows = await rowsIn(query, selection, group, signal);
  const counts: Record<WaitEnding, number> = {
    pending: 0,
    approved: 0,
    rejected: 0,
    expired: 0,
    withdrawn: 0,
    never_approved: 0,
  };
  const time: number[] = [];
  const status: number[] = [];
  let unusable = 0;
  for (const { ending, wait_s, proposals } of rows) {
    counts[ending] += proposals;
    if (wait_s === null || !(wait_s >= 0)) {
      unusable += proposals;
      continue;
    }
    for (let i = 0; i < proposals; i += 1) {
      time.push(wait_s);
      status.push(waitEndings.indexOf(ending));
    }
  }
  const curveOf = (ending: WaitEnding) => cumulativeIncidence(time, status, waitEndings.indexOf(ending));
  const curve = curveOf('approved');
  const all = time.length + unusable;
  const few = time.length < fewestResolved;
  // What still waits, or ran unasked, shows nothing of how long an answer takes.
  const isAnswered = (ending: number) => !['pending', 'never_approved'].includes(waitEndings[ending]!);
  const isTimeless = answered(counts) > 0 && !status.some(isAnswered);
  const [p50, p90] =
    few || isTimeless ? [null, null] : [incidenceQuantile(curve, 0.5), incidenceQuantile(curve, 0.9)];
  const moments =
    few || isTimeless ? [] : [...new Set([slaSeconds, p50, p90])].filter((each) => each !== null);
  const clusteredAt = await clusters(query, slice, moments, signal);
  const [bySla, byHalf, byMost] = [slaSeconds, p50, p90].map(clusteredAt);
  return {
    counts,
    unusable,
    approved: curve,
    competing: {
      rejected: curveOf('rejected'),
      expired: curveOf('expired'),
      withdrawn: curveOf('withdrawn'),
      never_approved: curveOf('never_approved'),
    },
    p50,
    p90,
    clustered: bySla ?? byHalf ?? null,
    intervals: {
      p50: byHalf ? incidenceQuantileInterval(curve, 0.5, byHalf) : null,
      p90: byMost ? incidenceQuantileInterval(curve, 0.9, byMost) : null,
    },
    withinSla:
      slaSeconds === null || few || isTimeless
        ? null
        : {
            seconds: slaSeconds,
            share: incidenceAt(curve, slaSeconds),
            interval: incidenceInterval(curve, slaSeconds, bySla ?? { designEffect: 1, clusters: 0 }),
            bounds: boundsAt(time, status, slaSeconds),
          },
    state: all === 0 || isTimeless ? 'not_measurable' : few ? 'not_enough_data' : 'measured',
    reason:
      all === 0
        ? 'No proposal was shown to a human for approval here.'
        : isTimeless
          ? oneTimeReason
          : few
            ? `${time.length} waits are known.`
            : null,
    statement,
  };
}
