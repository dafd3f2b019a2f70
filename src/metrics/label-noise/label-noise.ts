import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import {
  correctedLimit,
  labelErrorRate,
  type BetterPairs,
  type CorrectedLimit,
  type LabelErrorRate,
} from '../../statistics/label-noise';
import { clusterColumns, clusterSumsOf } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fewestIncidents, fewestResolved, noSums } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import sql from './pairs.sql?raw';

const row = z.object({ pair: z.enum(['second', 'wrong', 'right']), ...clusterColumns });

export interface LabelNoise {
  /** Proposals to act that two analysts labelled, the second one blind, and their incidents. */
  readonly pairs: number;
  readonly incidents: number;
  /** Pairs in which the two differ. */
  readonly differing: number;
  /** Of one label; null below 10 pairs in 5 incidents. */
  readonly error: LabelErrorRate | null;
  /** Labels beside a better source (incident review), by what that one says; null below 10 on either side. */
  readonly better: BetterPairs | null;
  readonly statement: Statement;
}

/** What a limit asks of labels that are themselves wrong at times. */
export interface LimitOfLabels {
  /** `out_of_reach`: labels are wrong as often as the limit or more; `unknown`: too few pairs to exclude it. */
  readonly support: 'out_of_reach' | 'unknown' | 'supported';
  /** Where a better source has decided enough cases: never above the limit asked for. */
  readonly corrected: CorrectedLimit | null;
}

/** How often labels are wrong, from second analysts and from better sources. Rejects as `Query.rows` does. */
export async function labelNoise(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<LabelNoise> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const of = (pair: z.infer<typeof row>['pair']) => rows.find((each) => each.pair === pair) ?? noSums;
  const isEnough = ({ n, incidents }: Pick<z.infer<typeof row>, 'n' | 'incidents'>) =>
    n >= fewestResolved && incidents >= fewestIncidents;
  const [second, wrong, right] = [of('second'), of('wrong'), of('right')];
  return {
    pairs: second.n,
    incidents: second.incidents,
    differing: second.hits,
    error: isEnough(second) ? labelErrorRate(clusterSumsOf(second)) : null,
    better:
      isEnough(wrong) && isEnough(right)
        ? { wrong: clusterSumsOf(wrong), right: clusterSumsOf(right) }
        : null,
    statement,
  };
}

/** `limit` is the gate's, 0…1; `alpha` the gate's, part of which the correction uses up. */
export function limitOfLabels({ error, better }: LabelNoise, limit: number, alpha: number): LimitOfLabels {
  const corrected = better === null ? null : correctedLimit(limit, alpha, better);
  const isOut = corrected?.limit === 0 || (error !== null && error.rate >= limit);
  const isKnown = error !== null && error.upper < limit;
  return { support: isOut ? 'out_of_reach' : isKnown ? 'supported' : 'unknown', corrected };
}
