import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { flagsOf } from '../rate/flags';
import { fill } from '../rate/slice';
import { type CountedGroups, groupColumns } from './counted-groups';
import sql from './gate-evidence.sql?raw';

export interface ScopeGroups {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** Of every bundle, under every reading; shortfalls are errors where higher is better. */
  readonly groups: CountedGroups;
  readonly statement: Statement;
}

const numbers = z.array(z.number()).nullable();
const words = z.array(z.string()).nullable();
const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  reading: numbers,
  incident: numbers,
  at: numbers,
  finding: numbers,
  target: numbers,
  stratum: numbers,
  n: numbers,
  errors: numbers,
  unresolved: numbers,
  unrecorded: numbers,
  severe: numbers,
  severe_unresolved: numbers,
  young: numbers,
  releases: words,
  modes: words,
  categories: words,
  resource_types: words,
  criticalities: words,
});

const order = 'ORDER BY reading, "at", incident, finding, target, stratum';
const lists = groupColumns
  .map((column) => `list(CAST(coalesce("${column}", 0) AS DOUBLE) ${order}) AS "${column}"`)
  .join(',\n    ');

/** The statement behind the evidence of every scope for one metric. */
function gateEvidenceStatement(definition: RateDefinition, selection: Selection): Statement {
  const flags = flagsOf(definition);
  if (flags === null) throw new RangeError(`${definition.id} is not counted decision by decision`);
  const { where, values } = clauseOf(selectionFor(definition.population, selection));
  const { counted, open, young, unlogged } = flags;
  const error = definition.better === 'lower' ? flags.hit : `NOT coalesce(${flags.hit}, FALSE)`;
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql: fill(sql, { where, counted, open, young, unlogged, error, lists }),
    values: [rank, ...values, lag, rank, rank, lag],
  };
}

/**
 * Per agent × workflow × risk class the decisions that a gate judges, of every bundle and under every reading.
 * `selection` brings the gate's own maturity lag and label rank. Which incidents are old enough is the gate's to say.
 */
export async function gateEvidence(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ScopeGroups[]> {
  const statement = gateEvidenceStatement(definition, selection);
  const rows = await query.rows(statement, row, signal);
  return rows.map((found) => ({
    agent: found.agent,
    workflow: found.workflow,
    riskClass: found.risk_class,
    groups: groupsOf(found),
    statement,
  }));
}

function groupsOf(found: z.infer<typeof row>): CountedGroups {
  const size = found.at?.length ?? 0;
  const column = (name: (typeof groupColumns)[number]) => {
    const values = found[name] ?? [];
    if (values.length !== size) throw new RangeError('the lists of a scope have different lengths');
    return values;
  };
  return {
    reading: column('reading'),
    incident: column('incident'),
    at: column('at'),
    finding: column('finding'),
    target: column('target'),
    stratum: column('stratum'),
    n: column('n'),
    errors: column('errors'),
    unresolved: column('unresolved'),
    unrecorded: column('unrecorded'),
    severe: column('severe'),
    severe_unresolved: column('severe_unresolved'),
    young: column('young'),
    strata: (found.releases ?? []).map((release, index) => ({
      release,
      mode: found.modes?.[index] ?? '',
      category: found.categories?.[index] ?? '',
      resourceType: found.resource_types?.[index] ?? '',
      criticality: found.criticalities?.[index] ?? '',
    })),
  };
}
