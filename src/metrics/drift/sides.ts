import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { sentence } from '../../records/clauses';
import type { Selection } from '../../slice/selection/selection';
import type { ClusterRobust, ClusterSums } from '../../statistics/cluster-robust';
import { clusterSumsOf, robustOf, withUnresolved } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import { rateOf, sumsSchema, type CountedSums, type Rate } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import { matured, type DriftKpi } from './kpis';
import sumsSql from './sums.sql?raw';

export const riskClasses = ['high', 'low'] as const;
export type RiskClass = (typeof riskClasses)[number];

/** One measure of one bundle: what a difference is made of. */
export interface Side extends Rate {
  readonly robust: ClusterRobust;
  readonly sums: ClusterSums;
  /** Counted decisions of which the log does not tell what the measure rests on. */
  readonly unlogged: number;
}

/** Nothing that this side counts carries in the log what the measure rests on. */
export const isUntold = (kpi: DriftKpi, { n, unlogged }: Side): boolean =>
  kpi.untold !== undefined && n > 0 && unlogged === n;

/** The side as it is, or not measurable where the log does not tell. */
export const asTold = (kpi: DriftKpi, side: Side): Side =>
  isUntold(kpi, side)
    ? {
        ...side,
        state: 'not_measurable',
        share: null,
        interval: null,
        reason: kpi.untold === undefined ? null : sentence(kpi.untold),
      }
    : side;

export function sideOf(kpi: DriftKpi, sums: CountedSums, statement: Statement): Side {
  return {
    ...rateOf(kpi.definition, sums, statement),
    robust: robustOf(sums),
    sums: clusterSumsOf(sums),
    unlogged: sums.unlogged ?? 0,
  };
}

/** The share with everything unresolved counted the worst way. */
export const adverse = (side: Side, isHigherWorse: boolean): ClusterRobust =>
  withUnresolved(side, side.robust, isHigherWorse);

const groups = {
  release_risk: { by: 'release, risk_class', key: ['release', 'risk_class'] },
  release: { by: 'release', key: ['release'] },
  release_risk_workflow: { by: 'release, risk_class, workflow', key: ['release', 'risk_class', 'workflow'] },
} as const;
export type SidesBy = keyof typeof groups;

const sumsRow = sumsSchema.omit({ key: true }).extend({
  release: z.string(),
  risk_class: z.enum(riskClasses).optional(),
  workflow: z.string().optional(),
});

export interface SideRow {
  readonly release: string;
  /** Null where both classes are taken together. */
  readonly riskClass: RiskClass | null;
  readonly workflow: string | null;
  readonly side: Side;
}

/** The SQL of one measure per bundle. */
function sidesStatement(kpi: DriftKpi, selection: Selection, by: SidesBy, releases?: readonly string[]) {
  const slice = sliceOf(selectionFor(kpi.definition.population, selection));
  const group = groups[by];
  const where = releases === undefined ? '' : ` AND release IN (${releases.map(() => '?').join(', ')})`;
  const sql = fill(sumsSql, {
    ...kpi.flags,
    by: group.by,
    cast: group.key.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', '),
    matured,
    where,
  });
  return { sql: `${slice.sql}\n${sql}`, values: [...slice.values, ...(releases ?? [])] };
}

/** One measure per bundle (and risk class, and workflow), matured decisions only. */
export async function readSides(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  by: SidesBy,
  releases?: readonly string[],
  signal?: AbortSignal,
): Promise<{ rows: SideRow[]; statement: Statement }> {
  const statement = sidesStatement(kpi, selection, by, releases);
  const sums = await query.rows(statement, sumsRow, signal);
  const rows = sums.map((row) => ({
    release: row.release,
    riskClass: row.risk_class ?? null,
    workflow: row.workflow ?? null,
    side: sideOf(kpi, { ...row, key: row.release }, statement),
  }));
  return { rows, statement };
}
