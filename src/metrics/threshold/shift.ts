import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { randomSource } from '../../statistics/random';
import { unitPermutation } from '../../statistics/unit-permutation';
import { selectionFor } from '../rate/definition';
import { sliceOf } from '../rate/slice';
import sql from './shift.sql?raw';

const row = z.object({
  agent: z.string(),
  is_latest: z.boolean(),
  incident: z.number(),
  confidence: z.number(),
});
export type StatedInBundle = z.infer<typeof row>;

/** Whether an agent states other confidences in its latest bundle than in the one before. */
export interface ConfidenceShift {
  readonly agent: string;
  readonly latest: number;
  readonly before: number;
  /** Largest distance of the two distributions (Kolmogorov–Smirnov). */
  readonly distance: number;
  readonly p: number;
  readonly permutations: number;
  readonly seed: number;
  readonly isShifted: boolean;
}

const seed = 1;

/**
 * Confidence of the latest bundle against the one before, per agent that has two: KS distance, p by permuting
 * bundles over whole incidents, at 5 % over all agents together. A threshold chosen on other confidences is not
 * guaranteed on these.
 */
export async function confidenceShifts(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ConfidenceShift[]> {
  const slice = sliceOf(selectionFor('production', selection));
  const rows = await query.rows({ sql: `${slice.sql}\n${sql.trim()}`, values: slice.values }, row, signal);
  return shiftsOf(rows);
}

/** As `confidenceShifts`, of rows that are there already. */
export function shiftsOf(rows: readonly StatedInBundle[]): ConfidenceShift[] {
  const agents = new Map<string, StatedInBundle[]>();
  for (const each of rows) {
    const of = agents.get(each.agent);
    if (of) of.push(each);
    else agents.set(each.agent, [each]);
  }
  const both = [...agents].filter(
    ([, of]) => of.some(({ is_latest: latest }) => latest) && of.some(({ is_latest: latest }) => !latest),
  );
  return both.map(([agent, of]) => shiftOf(agent, of, 0.05 / both.length));
}

function shiftOf(agent: string, of: readonly StatedInBundle[], alpha: number): ConfidenceShift {
  const sorted = [...of].sort((a, b) => a.confidence - b.confidence);
  const units = new Map<number, number>();
  const unitOf = Int32Array.from(sorted, ({ incident }) => {
    const known = units.get(incident) ?? units.size;
    units.set(incident, known);
    return known;
  });
  const sideOf = Uint8Array.from(sorted, ({ is_latest: latest }) => (latest ? 1 : 0));
  const ks = (side: Uint8Array) => {
    const n1 = side.reduce((sum, each) => sum + each, 0);
    const n0 = side.length - n1;
    let [seen1, seen0, most] = [0, 0, 0];
    side.forEach((each, at) => {
      if (each === 1) seen1 += 1;
      else seen0 += 1;
      // Equal confidences enter together.
      if (sorted[at + 1]?.confidence !== sorted[at]?.confidence)
        most = Math.max(most, Math.abs(seen1 / n1 - seen0 / n0));
    });
    return most;
  };
  const distance = ks(sideOf);
  const permutations = Math.max(199, Math.min(999, Math.floor(4_000_000 / sorted.length)));
  const next = unitPermutation({ units: units.size, unitOf, sideOf }, randomSource(seed));
  let extreme = 0;
  for (let run = 0; run < permutations; run += 1) if (ks(next()) >= distance - 1e-12) extreme += 1;
  const p = (1 + extreme) / (1 + permutations);
  const latest = sideOf.reduce((sum, each) => sum + each, 0);
  return {
    agent,
    latest,
    before: sideOf.length - latest,
    distance,
    p,
    permutations,
    seed,
    isShifted: p <= alpha,
  };
}
