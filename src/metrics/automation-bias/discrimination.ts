import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { bootstrapSums } from '../../statistics/bootstrap';
import type { Interval } from '../../statistics/interval';
import { signalDetection } from '../../statistics/signal-detection';
import { selectionFor } from '../rate/definition';
import type { RateState } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import type { Reviewers } from './reviewers';
import sql from './by-incident.sql?raw';
import judgedSql from './incidents-judged.sql?raw';

const incidentRow = z.object({
  incident: z.string(),
  wrong: z.number(),
  wrong_overridden: z.number(),
  right: z.number(),
  right_overridden: z.number(),
});
type Row = z.infer<typeof incidentRow>;
const row = incidentRow.extend({ reviewer: z.string() });
const judgedRow = z.object({ incidents: z.number(), wrong: z.number(), right: z.number() });

/** 95 % percentile intervals; null where they cannot be drawn. */
export interface DiscriminationIntervals {
  readonly dPrime: Interval | null;
  readonly criterion: Interval | null;
}

export interface Discrimination {
  readonly overall: DiscriminationIntervals;
  readonly byReviewer: ReadonlyMap<string, DiscriminationIntervals>;
  readonly incidents: number;
  readonly statement: Statement;
}

/** With fewer wrong or right proposals d′ is mostly its own correction for small counts. */
export const fewestWrong = 5;
export const fewestRight = 10;

interface Judged {
  readonly wrong: number;
  readonly right: number;
}

export const tellsApart = ({ wrong, right }: Judged): boolean => wrong >= fewestWrong && right >= fewestRight;

const replicates = 300;
/** Drawing so many incidents 300 times over would hold up the page; beyond it there is no interval. */
const mostIncidents = 40_000;

function intervalsOf(rows: readonly Row[]): DiscriminationIntervals {
  const places = new Map<string, number>();
  for (const { incident } of rows) if (!places.has(incident)) places.set(incident, places.size);
  if (places.size > mostIncidents) return { dPrime: null, criterion: null };
  const sums = summed.map(() => new Float64Array(places.size));
  for (const each of rows) {
    const place = places.get(each.incident)!;
    summed.forEach((name, at) => (sums[at]![place]! += each[name]));
  }
  return bootstrapSums(
    sums,
    ['dPrime', 'criterion'],
    ([wrong = 0, wrongOverridden = 0, right = 0, rightOverridden = 0]) =>
      signalDetection(wrongOverridden, wrong, rightOverridden, right),
    { replicates },
  );
}

const ofEach = fill(sql, { reviewer: 'reviewer, ', first: 'reviewer' });
const ofAll = fill(sql, { reviewer: '', first: 'min(reviewer)' });

const summed = ['wrong', 'wrong_overridden', 'right', 'right_overridden'] as const;

/**
 * How sure d′ and the criterion are: incidents drawn again with replacement, seeded. Who met too few wrong or right
 * proposals gets no interval.
 */
export async function discrimination(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Discrimination> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${ofEach}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const reviewers = [...new Set(rows.map(({ reviewer }) => reviewer))];
  const byReviewer = reviewers.flatMap((reviewer) => {
    const own = rows.filter((each) => each.reviewer === reviewer);
    return tellsApart(judgedIn(own)) ? [[reviewer, intervalsOf(own)] as const] : [];
  });
  return {
    overall: tellsApart(judgedIn(rows)) ? intervalsOf(rows) : { dPrime: null, criterion: null },
    byReviewer: new Map(byReviewer),
    incidents: new Set(rows.map(({ incident }) => incident)).size,
    statement,
  };
}

/**
 * The same of all reviewers together, without those of each: of a large log only sums leave the database, because so
 * many incidents are not drawn anew.
 */
export async function wholeSureness(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Pick<Discrimination, 'overall' | 'incidents'>> {
  const slice = sliceOf(selectionFor('production', selection));
  const ask = <Found>(text: string, shape: z.ZodType<Found>) =>
    query.rows({ sql: `${slice.sql}\n${text.trim()}`, values: slice.values }, shape, signal);
  const [judged] = await ask(judgedSql, judgedRow);
  const { incidents, ...counts } = judged ?? { incidents: 0, wrong: 0, right: 0 };
  const isDrawn = tellsApart(counts) && incidents <= mostIncidents;
  const overall = isDrawn ? intervalsOf(await ask(ofAll, incidentRow)) : { dPrime: null, criterion: null };
  return { overall, incidents };
}

const judgedIn = (rows: readonly Row[]): Judged => ({
  wrong: rows.reduce((sum, each) => sum + each.wrong, 0),
  right: rows.reduce((sum, each) => sum + each.right, 0),
});

/** d′ and criterion of all reviewers together, with what they rest on. */
export interface WholeDiscrimination extends Judged {
  readonly wrong_overridden: number;
  readonly right_overridden: number;
  readonly decided: number;
  /** Older than the lag and without a label. */
  readonly unlabelled: number;
  readonly dPrime: number | null;
  readonly criterion: number | null;
  readonly intervals: DiscriminationIntervals;
  readonly state: RateState;
  readonly reason: string | null;
}

/** What may be said of all reviewers together. */
export function wholeDiscrimination(
  people: Reviewers,
  sureness: Pick<Discrimination, 'overall'>,
): WholeDiscrimination {
  const sum = (of: (each: Reviewers['reviewers'][number]) => number) =>
    people.reviewers.reduce((total, each) => total + of(each), 0);
  const counts = {
    wrong: sum((each) => each.wrong),
    wrong_overridden: sum((each) => each.wrong_overridden),
    right: sum((each) => each.right),
    right_overridden: sum((each) => each.right_overridden),
    decided: sum((each) => each.decided),
    unlabelled: sum((each) => each.unlabelled),
  };
  const { wrong, right } = counts;
  const nothing = { dPrime: null, criterion: null, intervals: { dPrime: null, criterion: null } };
  if (people.overall === null)
    return {
      ...counts,
      ...nothing,
      state: 'not_measurable',
      reason: `No ${wrong === 0 ? 'wrong' : 'right'} proposal with a label was decided by a human here.`,
    };
  if (!tellsApart(counts))
    return {
      ...counts,
      ...nothing,
      state: 'not_enough_data',
      reason: `${wrong} wrong and ${right} right proposals; at least ${fewestWrong} wrong and ${fewestRight} right are needed.`,
    };
  return { ...counts, ...people.overall, intervals: sureness.overall, state: 'measured', reason: null };
}
