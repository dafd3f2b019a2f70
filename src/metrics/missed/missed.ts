import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { hajekRate } from '../../statistics/hajek';
import type { Interval } from '../../statistics/interval';
import { selectionFor } from '../rate/definition';
import { fewestIncidents, fewestResolved } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import boundsSql from './bounds.sql?raw';
import casesSql from './cases.sql?raw';
import censusSql from './census.sql?raw';
import { caseRow, casesIn, censusOf, censusRow, drawnOf, incidentsIn } from './drawn-case';
import type { DrawnCase } from './drawn-case';
import { opportunityTable } from './opportunity';

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
  /** Cases in the denominator, of the sample and of what was followed up in full. */
  readonly n: number;
  /** Those of them that were drawn into the audit sample: the estimate is no surer than these. */
  readonly sampled: number;
  readonly hits: number;
  readonly incidents: number;
  /** Such cases without a label. */
  readonly unresolved: number;
  /** Weighted share, 0…1; null when it is not measured. */
  readonly share: number | null;
  /** 95 %, cluster-robust. */
  readonly interval: Interval | null;
  /** Whatever the unlabelled cases, sampled or not, turn out to be; null when there is no case at all. */
  readonly bounds: Interval | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
}

export interface Missed {
  /** Real cases with neither an action nor an escalation, or with less than the human then did; whether a human decided or not. */
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

interface Opportunities {
  readonly cases: readonly DrawnCase[];
  /** Was anything drawn from what the agent left alone? */
  readonly isSampled: boolean;
}

async function opportunities(query: Query, slice: Statement, signal?: AbortSignal): Promise<Opportunities> {
  const ask = <Row>(sql: string, shape: z.ZodType<Row>) =>
    query.rows({ sql: joined(slice, sql), values: slice.values }, shape, signal);
  const rows = await ask(casesSql, caseRow);
  const isSampled = rows.some((row) => !row.is_proposal && row.probability !== null);
  const actsAreSampled = rows.some((row) => row.is_proposal && row.probability !== null);
  const drawn = rows.flatMap((row) => (row.probability === null ? [] : [drawnOf(row, 1 / row.probability)]));
  if (!isSampled || actsAreSampled) return { cases: drawn, isSampled };
  const acts = [
    ...rows.flatMap((row) => (row.probability === null ? [drawnOf(row, 1)] : [])),
    ...(await ask(censusSql, censusRow)).flatMap(censusOf),
  ];
  // Proposals that have no label yet are taken to be like those that have one.
  const labelled = casesIn(acts.filter(({ isReal }) => isReal !== null));
  const weight = labelled === 0 ? 1 : casesIn(acts) / labelled;
  return { cases: [...drawn, ...acts.map((each) => ({ ...each, weight }))], isSampled };
}

const joined = (slice: Statement, sql: string) => `${slice.sql}\n${opportunityTable}\n${sql.trim()}`;

/**
 * Misses, from an audit sample with known probabilities. What the agent left alone is known only through
 * the sample, each case weighted by 1 over its probability; what it proposed is followed up
 * case by case and counts in full, unless the sample was drawn from it as well. Without a sample nobody knows the cases that nobody
 * opened, and the answer is "not measurable" with the two bounds. Source: Hájek (1971); Särndal,
 * Swensson, Wretman (1992), §5.7; on why unverified cases bias it: Begg, Greenes (1983).
 */
export async function missed(query: Query, selection: Selection, signal?: AbortSignal): Promise<Missed> {
  const slice = sliceOf(selectionFor('production', selection));
  const found = await opportunities(query, slice, signal);
  const [known] = await query.rows(
    { sql: joined(slice, boundsSql), values: slice.values },
    boundsRow,
    signal,
  );
  const b =
    known ?? boundsRow.parse(Object.fromEntries(Object.keys(boundsRow.shape).map((name) => [name, 0])));
  const real = b.missed + b.caught;
  const notReal = b.false_alarms + b.left_right;
  return {
    missed: sampled(
      found,
      ({ isReal }) => isReal,
      ({ isMissed }) => isMissed,
      share(b.missed, b.missed + b.open_missed, real + b.open_caught, real + b.open_missed),
    ),
    falsePositiveRate: sampled(
      found,
      ({ isReal }) => (isReal === null ? null : !isReal),
      ({ isAction }) => isAction,
      share(b.false_alarms, b.false_alarms + b.open_acted, notReal + b.open_silent, notReal + b.open_acted),
    ),
    omission: sampled(
      { ...found, cases: found.cases.filter(({ isProposal }) => !isProposal) },
      ({ isReal }) => isReal,
      ({ isLeftAlone }) => isLeftAlone,
      null,
    ),
    statement: { sql: joined(slice, casesSql), values: slice.values },
  };
}

function sampled(
  { cases, isSampled }: Opportunities,
  belongs: (each: DrawnCase) => boolean | null,
  hit: (each: DrawnCase) => boolean,
  bounds: Interval | null,
): SampledRate {
  const inside = cases.filter((each) => belongs(each) === true);
  const drawn = inside.filter(({ isDrawn }) => isDrawn);
  const counts = {
    n: casesIn(inside),
    sampled: casesIn(drawn),
    hits: casesIn(inside.filter(hit)),
    incidents: incidentsIn(inside),
    unresolved: casesIn(cases.filter((each) => belongs(each) === null)),
    bounds,
  };
  const nothing = { ...counts, share: null, interval: null } as const;
  if (!isSampled)
    return {
      ...nothing,
      state: 'not_measurable',
      reason: 'No audit sample with known probabilities: the cases that nobody opened cannot be counted.',
    };
  const labelled = cases.filter(({ isDrawn, isReal }) => isDrawn && isReal !== null);
  if (inside.length === 0 || labelled.length === 0)
    return {
      ...nothing,
      state: 'not_enough_data',
      reason: 'The audit sample holds no labelled case of this kind yet.',
    };
  const rate = hajekRate(
    inside.map((each) => ({
      weight: each.weight,
      denominator: 1,
      numerator: hit(each) ? 1 : 0,
      cluster: each.cluster,
      cases: each.cases,
      clusters: each.incidents,
    })),
  );
  const incidents = incidentsIn(labelled);
  const known = casesIn(labelled);
  const few = known < fewestResolved || incidents < fewestIncidents || counts.n < fewestResolved;
  return {
    ...counts,
    share: few ? null : rate.p,
    interval: { lower: rate.lower, upper: rate.upper },
    state: few ? 'not_enough_data' : 'measured',
    reason: few
      ? `${known} labelled cases in ${incidents} incidents of the audit sample, ${counts.n} of this kind.`
      : null,
  };
}
