import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { hajekRate } from '../../statistics/hajek';
import type { WeightedCase } from '../../statistics/hajek';
import type { Interval } from '../../statistics/interval';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import boundsSql from './bounds.sql?raw';
import casesSql from './cases.sql?raw';

const caseRow = z.object({
  cluster: z.string(),
  probability: z.number().gt(0).max(1),
  is_real: z.boolean().nullable(),
  is_action: z.boolean(),
  is_missed: z.boolean(),
  is_left_alone: z.boolean(),
  decisions: z.number(),
});
type CaseRow = z.infer<typeof caseRow>;
const boundsRow = z.object({
  missed: z.number(),
  caught: z.number(),
  open_missed: z.number(),
  open_caught: z.number(),
  false_alarms: z.number(),
  left_right: z.number(),
  open_acted: z.number(),
  open_silent: z.number(),
});

/** A share estimated from the audit sample, each case weighted by 1 over its probability of being drawn. */
export interface SampledRate {
  /** Cases of the sample in the denominator. */
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
  /** Cases of the sample without a label. */
  readonly unresolved: number;
  /** Weighted share, 0…1; null when it cannot be measured. */
  readonly share: number | null;
  /** 95 %, cluster-robust. */
  readonly interval: Interval | null;
  /** Whatever the unlabelled cases, sampled or not, turn out to be; null when there is no case at all. */
  readonly bounds: Interval | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
}

export interface Missed {
  /** Real cases in which the agent proposed nothing, or less than was needed. */
  readonly missed: SampledRate;
  /** Of the cases that were not real, those in which the agent would have acted. */
  readonly falsePositiveRate: SampledRate;
  /** Real cases the agent was silent on, in which the human took no action either. */
  readonly omission: SampledRate;
  readonly statement: Statement;
}

const share = (low: number, high: number, lowAll: number, highAll: number): Interval | null =>
  lowAll + highAll === 0
    ? null
    : { lower: lowAll === 0 ? 0 : low / lowAll, upper: highAll === 0 ? 1 : high / highAll };

/**
 * Misses, from an audit sample with known probabilities; without one nobody knows the cases that nobody
 * opened, and the answer is "not measurable" with the two bounds. Source: Hájek (1971); Särndal,
 * Swensson, Wretman (1992), §5.7; on why unverified cases bias it: Begg, Greenes (1983).
 */
export async function missed(query: Query, selection: Selection, signal?: AbortSignal): Promise<Missed> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${casesSql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, caseRow, signal);
  const boundsStatement = { sql: `${slice.sql}\n${boundsSql.trim()}`, values: slice.values };
  const [known] = await query.rows(boundsStatement, boundsRow, signal);
  const b =
    known ?? boundsRow.parse(Object.fromEntries(Object.keys(boundsRow.shape).map((name) => [name, 0])));
  const real = b.missed + b.caught;
  const notReal = b.false_alarms + b.left_right;
  return {
    missed: sampled(
      rows,
      (row) => row.is_real,
      (row) => row.is_missed,
      share(b.missed, b.missed + b.open_missed, real + b.open_caught, real + b.open_missed),
    ),
    falsePositiveRate: sampled(
      rows,
      (row) => (row.is_real === null ? null : !row.is_real),
      (row) => row.is_action,
      share(b.false_alarms, b.false_alarms + b.open_acted, notReal + b.open_silent, notReal + b.open_acted),
    ),
    omission: sampled(
      rows.filter((row) => !row.is_action),
      (row) => row.is_real,
      (row) => row.is_left_alone,
      null,
    ),
    statement,
  };
}

function sampled(
  rows: readonly CaseRow[],
  belongs: (row: CaseRow) => boolean | null,
  hit: (row: CaseRow) => boolean,
  bounds: Interval | null,
): SampledRate {
  const count = (some: readonly CaseRow[]) => some.reduce((sum, row) => sum + row.decisions, 0);
  const inside = rows.filter((row) => belongs(row) === true);
  const n = count(inside);
  const counts = {
    n,
    hits: count(inside.filter(hit)),
    incidents: new Set(inside.map((row) => row.cluster)).size,
    unresolved: count(rows.filter((row) => belongs(row) === null)),
    bounds,
  };
  if (rows.length === 0)
    return {
      ...counts,
      share: null,
      interval: null,
      state: 'not_measurable',
      reason: 'No audit sample with known probabilities: the cases that nobody opened cannot be counted.',
    };
  if (n === 0)
    return {
      ...counts,
      share: null,
      interval: null,
      state: 'not_enough_data',
      reason: 'The audit sample holds no labelled case of this kind yet.',
    };
  const cases = inside.flatMap((row) =>
    Array.from({ length: row.decisions }, (): WeightedCase => ({
      weight: 1 / row.probability,
      denominator: 1,
      numerator: hit(row) ? 1 : 0,
      cluster: row.cluster,
    })),
  );
  const rate = hajekRate(cases);
  const few = n < 10 || counts.incidents < 5;
  return {
    ...counts,
    share: rate.p,
    interval: { lower: rate.lower, upper: rate.upper },
    state: few ? 'not_enough_data' : 'measured',
    reason: few ? `${n} labelled cases in ${counts.incidents} incidents of the audit sample.` : null,
  };
}
