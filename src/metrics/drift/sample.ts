import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import { matured, type DriftKpi } from './kpis';
import sampleSql from './sample.sql?raw';
import sizeSql from './size.sql?raw';

const decisionRow = z.object({
  side: z.number(),
  incident: z.number(),
  action: z.string(),
  confidence: z.number().nullable(),
  latency: z.number().nullable(),
  policy: z.string().nullable(),
  abstention: z.string().nullable(),
  evidence: z.string(),
  tools: z.array(z.string()).nullable(),
  stratum: z.string(),
  cell: z.string(),
  counted: z.boolean(),
  hit: z.boolean(),
});
/** One decision of a pair of bundles; side 0 is the baseline. */
export type PairDecision = z.infer<typeof decisionRow>;

export interface PairSample {
  readonly decisions: readonly PairDecision[];
  /** Matured decisions of both bundles in all. */
  readonly of: number;
  /** 1: every incident; k: every k-th, because there are too many to permute. */
  readonly step: number;
  readonly statement: Statement;
}

/** More decisions than this are not permuted; whole incidents are left out evenly instead. */
const mostPermuted = 120_000;

/** What the permutations need of one pair of bundles and one measure. */
export async function pairSample(
  query: Query,
  kpi: DriftKpi,
  selection: Selection,
  [before, after]: readonly [string, string],
  signal?: AbortSignal,
): Promise<PairSample> {
  const slice = sliceOf(selectionFor(kpi.definition.population, selection));
  const size = {
    sql: `${slice.sql}\n${fill(sizeSql, { matured })}`,
    values: [...slice.values, before, after],
  };
  const [counted] = await query.rows(size, z.object({ decisions: z.number() }), signal);
  const of = counted?.decisions ?? 0;
  const step = Math.max(1, Math.ceil(of / mostPermuted));
  const statement = {
    sql: `${slice.sql}\n${fill(sampleSql, { counted: kpi.flags.counted, hit: kpi.flags.hit, matured })}`,
    values: [...slice.values, before, after, before, step],
  };
  return { decisions: await query.rows(statement, decisionRow, signal), of, step, statement };
}
