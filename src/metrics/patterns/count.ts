import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { clusterColumns, type SumsOfIncidents } from '../rate/cluster-sums';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { flagsByDecision } from '../rate/share';
import { fill, sliceOf } from '../rate/slice';
import conjunctionSql from './conjunction.sql?raw';
import conjunctionsSql from './conjunctions.sql?raw';

/**
 * What is searched unless the reader says otherwise: what was known when the agent proposed, and who decided when.
 * Confidence and policy go with overrides for a good reason too; patterns say where a share differs, not whose fault.
 */
export const usualDimensions: readonly Dimension[] = [
  'workflow',
  'person',
  'reviewer_group',
  'action',
  'criticality',
  'release',
  'mode',
  'visibility',
  'evidence_trust',
  'queue_depth',
  'hour',
  'weekday',
  'risk_class',
  'confidence_band',
  'policy_outcome',
  'severity',
  'week',
  'agent',
];

/** Can be added: written with or after the human's answer or the label, or finer and coarser forms of the others. */
export const addableDimensions: readonly Dimension[] = [
  'reason_code',
  'human_outcome',
  'label_basis',
  'action_category',
  'risk_level',
];

export const deepest = 3;

/** Every set of one to `most` dimensions, smaller ones first, in the order given. */
export function conjunctionsOf(dimensions: readonly Dimension[], most = deepest): Dimension[][] {
  let last: Dimension[][] = [[]];
  const all: Dimension[][] = [];
  for (let size = 1; size <= most; size += 1) {
    last = last.flatMap((set) => {
      const from = set.length === 0 ? 0 : dimensions.indexOf(set.at(-1)!) + 1;
      return dimensions.slice(from).map((dimension) => [...set, dimension]);
    });
    all.push(...last);
  }
  return all;
}

/** Counts of one slice: the whole, or all clauses together. */
export type Counts = SumsOfIncidents;
export interface Clauses {
  readonly dimension: Dimension;
  readonly value: string;
}
export interface CountedSlice extends Counts {
  readonly clauses: readonly Clauses[];
}

/** Fewer decisions or incidents than this are not tried. */
export interface Support {
  readonly decisions: number;
  readonly incidents: number;
}
export const usualSupport: Support = { decisions: 30, incidents: 15 };

const row = z.object({
  conjunction: z.number(),
  v0: z.string().nullable(),
  v1: z.string().nullable(),
  v2: z.string().nullable(),
  ...clusterColumns,
});

/** One statement that counts several conjunctions of dimensions; an empty set is the whole slice. */
function conjunctionsStatement(
  definition: RateDefinition,
  selection: Selection,
  sets: readonly (readonly Dimension[])[],
  support: Support,
): Statement {
  const { counted, hit } = flagsByDecision(definition);
  const slice = sliceOf(selectionFor(definition.population, selection));
  const columns = [...new Set(sets.flat())];
  const parts = sets.map((set, at) =>
    fill(conjunctionSql, {
      set: String(at),
      names: [0, 1, 2]
        .map((i) => (set[i] ? `CAST(${set[i]} AS VARCHAR) AS v${i}` : `NULL::VARCHAR AS v${i}`))
        .join(', '),
      values: set.length === 0 ? "'all' AS whole" : set.join(', '),
      groups: set.length === 0 ? '' : `GROUP BY ${set.join(', ')}\n`,
    }),
  );
  const kept = fill(conjunctionsSql, {
    columns: columns.length === 0 ? "'all' AS whole" : columns.join(', '),
    ...{ counted, hit },
  });
  return {
    sql: `${slice.sql}\n${kept}\n${parts.join('\nUNION ALL\n')}`,
    values: [...slice.values, ...sets.flatMap(() => [support.decisions, support.incidents])],
  };
}

/** The slices of several conjunctions that have enough support. Rejects as `Query.rows` does. */
export async function countConjunctions(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  sets: readonly (readonly Dimension[])[],
  support: Support,
  signal?: AbortSignal,
): Promise<CountedSlice[]> {
  const rows = await query.rows(conjunctionsStatement(definition, selection, sets, support), row, signal);
  return rows.map(({ conjunction, v0, v1, v2, ...counts }) => {
    const values = [v0, v1, v2];
    const clauses = (sets[conjunction] ?? []).map((dimension, at) => ({
      dimension,
      value: values[at] ?? '',
    }));
    return { ...counts, clauses };
  });
}
