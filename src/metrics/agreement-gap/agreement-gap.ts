import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import type { Interval } from '../../statistics/interval';
import { mantelHaenszelDifference } from '../../statistics/mantel-haenszel';
import { newcombeDifference } from '../../statistics/newcombe-difference';
import { selectionFor } from '../rate/definition';
import { fewestResolved, type RateState } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import sql from './strata.sql?raw';

const row = z.object({
  stratum: z.string(),
  blind: z.number(),
  blind_agree: z.number(),
  advised: z.number(),
  advised_agree: z.number(),
});
export type AgreementStratum = z.infer<typeof row>;

export interface AgreementGap {
  readonly strata: readonly AgreementStratum[];
  /** P(agree | advised) − P(agree | blind) with Newcombe's interval, over everything; null when it is not measured. */
  readonly crude: (Interval & { readonly difference: number }) | null;
  /** The same, standardised on workflow × risk class × action category (Mantel-Haenszel). */
  readonly standardised: (Interval & { readonly difference: number }) | null;
  readonly state: RateState;
  readonly reason: string | null;
  readonly statement: Statement;
}

/**
 * How much more humans agree once they have seen the agent's output: a gap is a sign of automation
 * bias. Source: Newcombe (1998); Mantel, Haenszel (1959) with Sato's (1989) variance.
 */
export async function agreementGap(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<AgreementGap> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
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
  const samples = { x1: sum('advised_agree'), n1: advised, x2: sum('blind_agree'), n2: blind };
  const difference = samples.x1 / samples.n1 - samples.x2 / samples.n2;
  const pooled = mantelHaenszelDifference(
    strata.map((each) => [
      [each.advised_agree, each.advised - each.advised_agree],
      [each.blind_agree, each.blind - each.blind_agree],
    ]),
  );
  return {
    strata,
    crude: { difference, ...newcombeDifference(samples) },
    standardised: pooled && { difference: pooled.difference, lower: pooled.lower, upper: pooled.upper },
    state: 'measured',
    reason: null,
    statement,
  };
}
