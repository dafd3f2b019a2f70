import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { tQuantile } from '../../statistics/distributions';
import type { Interval } from '../../statistics/interval';
import { robustDifference } from '../../statistics/newcombe-p';
import { mantelHaenszelDifference } from '../../statistics/mantel-haenszel';
import { clusterColumns, robustOf } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fewestResolved, type RateState } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import byIncidentSql from './by-incident.sql?raw';
import strataSql from './strata.sql?raw';

const row = z.object({
  stratum: z.string(),
  blind: z.number(),
  blind_agree: z.number(),
  advised: z.number(),
  advised_agree: z.number(),
});
export type AgreementStratum = z.infer<typeof row>;

const sideRow = z.object({
  is_blind: z.boolean(),
  ...clusterColumns,
  /** Incidents of strata that both sides have, and the squared sums of what each adds to the difference. */
  shared_incidents: z.number(),
  squares: z.number(),
});

/** Read `slice`. */
export const gapSql = `${strataSql.trim()}\nSELECT * FROM strata ORDER BY stratum`;

export interface AgreementGap {
  readonly strata: readonly AgreementStratum[];
  /** P(agree | advised) − P(agree | blind) over everything, by square-and-add on the limits of each side; null when it is not measured. */
  readonly crude: (Interval & { readonly difference: number }) | null;
  /** The same, standardised on workflow × risk class × action category (Mantel-Haenszel). */
  readonly standardised: (Interval & { readonly difference: number }) | null;
  readonly state: RateState;
  readonly reason: string | null;
  readonly statement: Statement;
}

/**
 * How much more humans agree once they have seen the agent's output: a gap is a sign of automation
 * bias. Pairs of one incident are taken together. Source: Newcombe (1998); Mantel, Haenszel (1959) with Sato's (1989)
 * variance, or the one between incidents where it is larger.
 */
export async function agreementGap(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<AgreementGap> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${gapSql}`, values: slice.values };
  const strata = await query.rows(statement, row, signal);
  const sum = (name: Exclude<keyof AgreementStratum, 'stratum'>) =>
    strata.reduce((total, each) => total + each[name], 0);
  const [blind, advised] = [sum('blind'), sum('advised')];
  const nothing = { strata, crude: null, standardised: null, statement };
  if (blind === 0 || advised === 0) {
    const missing =
      blind === 0 ? 'No human decided blind here' : 'No human decided here after seeing a proposal';
    return { ...nothing, state: 'not_measurable', reason: `${missing}, so there is nothing to compare.` };
  }
  if (blind < fewestResolved || advised < fewestResolved)
    return {
      ...nothing,
      state: 'not_enough_data',
      reason: `${blind} blind and ${advised} advised pairs; each needs ${fewestResolved}.`,
    };
  const difference = sum('advised_agree') / advised - sum('blind_agree') / blind;
  const byIncident = `${slice.sql}\n${strataSql.trim()}\n${byIncidentSql.trim()}`;
  const sides = await query.rows({ sql: byIncident, values: slice.values }, sideRow, signal);
  const [advisedSide, blindSide] = [false, true].map((side) =>
    sides.find(({ is_blind }) => is_blind === side),
  );
  if (advisedSide === undefined || blindSide === undefined) throw new RangeError('a side without a pair');
  const pooled = mantelHaenszelDifference(
    strata.map((each) => [
      [each.advised_agree, each.advised - each.advised_agree],
      [each.blind_agree, each.blind - each.blind_agree],
    ]),
  );
  return {
    strata,
    crude: { difference, ...robustDifference(robustOf(advisedSide), robustOf(blindSide)) },
    standardised: pooled && { difference: pooled.difference, ...overIncidents(pooled, strata, blindSide) },
    state: 'measured',
    reason: null,
    statement,
  };
}

function overIncidents(
  { difference, se }: { readonly difference: number; readonly se: number },
  strata: readonly AgreementStratum[],
  { shared_incidents: incidents, squares }: z.infer<typeof sideRow>,
): Interval {
  if (incidents < 2) return { lower: -1, upper: 1 };
  const weight = strata.reduce(
    (sum, { blind, advised }) => (blind * advised > 0 ? sum + (blind * advised) / (blind + advised) : sum),
    0,
  );
  const between = Math.sqrt((incidents / (incidents - 1)) * squares) / weight;
  const half = tQuantile(0.975, incidents - 1) * Math.max(se, between);
  return { lower: Math.max(-1, difference - half), upper: Math.min(1, difference + half) };
}
