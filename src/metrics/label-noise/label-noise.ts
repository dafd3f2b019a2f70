import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { type BetterPairs, labelErrorRate, type LabelErrorRate } from '../../statistics/label-noise';
import { clusterColumns, clusterSumsOf } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { fewestIncidents, fewestResolved, noSums } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import sql from './pairs.sql?raw';

const row = z.object({
  pair: z.enum(['second', 'wrong', 'right']),
  agent: z.string().nullable(),
  workflow: z.string().nullable(),
  risk_class: z.enum(['low', 'high']).nullable(),
  ...clusterColumns,
});
type Row = z.infer<typeof row>;

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
}

/** Of every scope with a pair, and of all together. */
export interface LabelNoises {
  readonly all: LabelNoise;
  readonly scopes: readonly (LabelNoise & {
    readonly agent: string;
    readonly workflow: string;
    readonly riskClass: 'low' | 'high';
  })[];
  readonly statement: Statement;
}

function noiseOf(rows: readonly Row[]): LabelNoise {
  const of = (pair: Row['pair']) => rows.find((each) => each.pair === pair) ?? noSums;
  const isEnough = ({ n, incidents }: Pick<Row, 'n' | 'incidents'>) =>
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
  };
}

/** How often labels are wrong, from second analysts and from better sources. Rejects as `Query.rows` does. */
export async function labelNoise(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<LabelNoises> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${fill(sql)}`, values: slice.values };
  const rows = await query.rows(statement, row, signal);
  const scopes = new Map<string, Row[]>();
  for (const each of rows) {
    if (each.agent === null) continue;
    const key = JSON.stringify([each.agent, each.workflow, each.risk_class]);
    scopes.set(key, [...(scopes.get(key) ?? []), each]);
  }
  return {
    all: noiseOf(rows.filter(({ agent }) => agent === null)),
    scopes: [...scopes.values()].flatMap((own) => {
      const { agent, workflow, risk_class: riskClass } = own[0] ?? {};
      if (agent == null || workflow == null || riskClass == null) return [];
      return [{ agent, workflow, riskClass, ...noiseOf(own) }];
    }),
    statement,
  };
}

/**
 * The pairs that speak for one scope: its own where there are enough of them, else those of the whole log, for the
 * second analyst and for the better source each.
 */
export function noiseFor(
  { all, scopes }: LabelNoises,
  scope: { readonly agent: string; readonly workflow: string; readonly riskClass: 'low' | 'high' },
): LabelNoise {
  const own = scopes.find(
    ({ agent, workflow, riskClass }) =>
      agent === scope.agent && workflow === scope.workflow && riskClass === scope.riskClass,
  );
  const { pairs, incidents, differing, error } = own?.error == null ? all : own;
  return { pairs, incidents, differing, error, better: own?.better ?? all.better };
}
