import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { breslowDay } from '../../statistics/breslow-day';
import type { Table2x2 } from '../../statistics/fisher-exact';
import { kitagawa, type Kitagawa } from '../../statistics/kitagawa';
import {
  mantelHaenszel,
  mantelHaenszelDifference,
  type MantelHaenszel,
} from '../../statistics/mantel-haenszel';
import type { Interval } from '../../statistics/interval';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { matured, type DriftKpi } from './kpis';
import { isUntold, readSides } from './sides';
import strataSql from './strata.sql?raw';

const stratumRow = z.object({
  workflow: z.string(),
  severity: z.string(),
  asset: z.string(),
  source: z.string(),
  n0: z.number(),
  hits0: z.number(),
  incidents0: z.number(),
  n1: z.number(),
  hits1: z.number(),
  incidents1: z.number(),
});
/** Matured, counted decisions of one kind of case in both bundles. */
export type StratumCounts = z.infer<typeof stratumRow>;

export interface StratumPart extends StratumCounts {
  /** Rates, null where a bundle has no such case. */
  readonly r0: number | null;
  readonly r1: number | null;
  /** Its part of the mix, of the behaviour, or of what cannot be compared; exactly one bundle: the last. */
  readonly mix: number;
  readonly behaviour: number;
  readonly unmatched: number;
}

export interface MixOrBehaviour {
  readonly kpi: DriftKpi;
  readonly n0: number;
  readonly n1: number;
  /** Pooled rates; null where a bundle has nothing counted. */
  readonly r0: number | null;
  readonly r1: number | null;
  readonly parts: Kitagawa;
  /** Largest absolute part first. */
  readonly strata: readonly StratumPart[];
  /** Over strata that both bundles have, decisions taken as independent. */
  readonly cmh: MantelHaenszel;
  readonly difference: (Interval & { readonly difference: number; readonly se: number }) | null;
  readonly homogeneity: { readonly chi2: number; readonly df: number; readonly p: number } | null;
  /** Strata large enough to be read that move against the pooled difference of the strata. */
  readonly against: readonly StratumPart[];
  /** Why nothing is split: the log does not tell what the measure rests on. */
  readonly untold: string | null;
  readonly statement: Statement;
}

/** A stratum smaller than this on either side is not read for its direction. */
const fewestForSign = 10;

const total = (rows: readonly StratumCounts[], field: 'n0' | 'n1' | 'hits0' | 'hits1') =>
  rows.reduce((sum, row) => sum + row[field], 0);

/** Rows = baseline, candidate; columns = hit, not hit. */
const tableOf = ({ n0, n1, hits0, hits1 }: StratumCounts): Table2x2 => [
  [hits1, n1 - hits1],
  [hits0, n0 - hits0],
];

/** The split and its tests from counts per stratum, without a database. */
export function splitOf(
  rows: readonly StratumCounts[],
): Omit<MixOrBehaviour, 'kpi' | 'statement' | 'untold'> {
  const [n0, n1] = [total(rows, 'n0'), total(rows, 'n1')];
  const strata = rows.map((row): StratumPart => {
    const r0 = row.n0 === 0 ? null : row.hits0 / row.n0;
    const r1 = row.n1 === 0 ? null : row.hits1 / row.n1;
    const [w0, w1] = [n0 === 0 ? 0 : row.n0 / n0, n1 === 0 ? 0 : row.n1 / n1];
    const { mix, behaviour, unmatched } = kitagawa([{ w0, w1, r0, r1 }]);
    return { ...row, r0, r1, mix, behaviour, unmatched };
  });
  const sum = (field: 'mix' | 'behaviour' | 'unmatched') =>
    strata.reduce((all, stratum) => all + stratum[field], 0);
  const parts = { mix: sum('mix'), behaviour: sum('behaviour'), unmatched: sum('unmatched'), total: 0 };
  const shared = rows.filter((row) => row.n0 > 0 && row.n1 > 0).map(tableOf);
  const difference = mantelHaenszelDifference(shared);
  const size = ({ mix, behaviour, unmatched }: StratumPart) =>
    Math.abs(mix) + Math.abs(behaviour) + Math.abs(unmatched);
  return {
    n0,
    n1,
    r0: n0 === 0 ? null : total(rows, 'hits0') / n0,
    r1: n1 === 0 ? null : total(rows, 'hits1') / n1,
    parts: { ...parts, total: parts.mix + parts.behaviour + parts.unmatched },
    strata: [...strata].sort((a, b) => size(b) - size(a)),
    cmh: mantelHaenszel(shared),
    difference,
    homogeneity: breslowDay(shared),
    against: strata.filter(
      (stratum) =>
        difference !== null &&
        stratum.n0 >= fewestForSign &&
        stratum.n1 >= fewestForSign &&
        ((stratum.r1 ?? 0) - (stratum.r0 ?? 0)) * difference.difference < 0,
    ),
  };
}

/**
 * Did the cases change or the agent? Splits the change of one measure exactly into mix (other cases), behaviour
 * (the same cases handled otherwise) and what only one bundle has (Kitagawa 1955), both risk classes together:
 * the strata keep them apart.
 */
export async function mixOrBehaviour(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  [before, after]: readonly [string, string],
  signal?: AbortSignal,
): Promise<MixOrBehaviour> {
  const slice = sliceOf(selectionFor(kpi.definition.population, selection));
  const statement = {
    sql: `${slice.sql}\n${fill(strataSql, { ...kpi.flags, matured })}`,
    values: [...slice.values, before, before, before, after, after, after, before, after],
  };
  const [rows, untold] = await Promise.all([
    query.rows(statement, stratumRow, signal),
    kpi.untold === undefined ? false : isBaselineUntold(query, kpi, selection, before, signal),
  ]);
  return { kpi, ...splitOf(rows), untold: untold ? (kpi.untold ?? null) : null, statement };
}

async function isBaselineUntold(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  baseline: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { rows } = await readSides(query, kpi, selection, 'release', [baseline], signal);
  return rows.some(({ side }) => isUntold(kpi, side));
}
