import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import type { RateDefinition } from '../rate/definition';
import { flagsOf } from '../rate/flags';
import { fill } from '../rate/slice';
import currentReleaseSql from '../scopes/current-release.sql?raw';
import everyReleaseSql from '../scopes/every-release.sql?raw';
import previousReleaseSql from '../scopes/previous-release.sql?raw';
import sql from './gate-evidence.sql?raw';

/** One incident of a scope, counted by one metric; errors are shortfalls where higher is better. */
export interface IncidentEvidence {
  readonly incident: number;
  /** First decision of the incident, epoch ms. */
  readonly openedAt: number;
  /** Resolved decisions. */
  readonly n: number;
  readonly errors: number;
  readonly unresolved: number;
  /** Errors only because nothing was recorded. */
  readonly unrecorded: number;
  /** Errors on a critical asset, at high risk, or that cannot be undone. */
  readonly severe: number;
  /** Unresolved decisions that would be severe if wrong. */
  readonly severeUnresolved: number;
}

export interface ScopeEvidence {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** The latest release; evidence of a gate is of this one only: it starts anew with a new one. */
  readonly release: string;
  /** In the order in which they were opened, never in that of their labels. */
  readonly incidents: readonly IncidentEvidence[];
  /** Decisions that would count and are younger than the lag. */
  readonly young: number;
  /** The earliest of them, epoch ms; null where there is none. */
  readonly youngFrom: number | null;
  readonly statement: Statement;
}

const list = z.array(z.number()).nullable();
const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  release: z.string(),
  incident: list,
  opened: list,
  n: list,
  errors: list,
  unresolved: list,
  unrecorded: list,
  severe: list,
  severe_unresolved: list,
  young: z.number(),
  young_from: z.number().nullable(),
});

/**
 * `current`: the release that decided last, which a gate judges; `previous`: the one that began before it;
 * `every`: all of them, for a watch.
 */
export type Releases = 'current' | 'previous' | 'every';

const releasesSql: Readonly<Record<Releases, string>> = {
  current: currentReleaseSql,
  previous: previousReleaseSql,
  every: everyReleaseSql,
};

/** The statement behind the evidence of every scope for one metric. */
function gateEvidenceStatement(
  definition: RateDefinition,
  selection: Selection,
  releases: Releases = 'current',
): Statement {
  const flags = flagsOf(definition);
  if (flags === null) throw new RangeError(`${definition.id} is not counted decision by decision`);
  const { where, values } = clauseOf(selectionFor(definition.population, selection));
  const { counted, open, young, unlogged } = flags;
  const error = definition.better === 'lower' ? flags.hit : `NOT coalesce(${flags.hit}, FALSE)`;
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql: fill(releasesSql[releases], { where }) + fill(sql, { counted, open, young, unlogged, error }),
    values: [...values, lag, rank, rank, lag],
  };
}

/**
 * Per agent × workflow × risk class the incidents that a gate judges, of the scope's current release
 * (or of the one before, or of every one).
 * `selection` brings the gate's own maturity lag and label rank. Decisions whose labels may still come
 * are in neither count; which incidents are old enough is the gate's to say.
 */
export async function gateEvidence(
  query: Query,
  definition: RateDefinition,
  selection: Selection,
  signal?: AbortSignal,
  releases: Releases = 'current',
): Promise<ScopeEvidence[]> {
  const statement = gateEvidenceStatement(definition, selection, releases);
  const rows = await query.rows(statement, row, signal);
  return rows.map((found) => ({
    agent: found.agent,
    workflow: found.workflow,
    riskClass: found.risk_class,
    release: found.release,
    incidents: (found.incident ?? []).map((incident, i) => ({
      incident,
      openedAt: at(found.opened, i),
      n: at(found.n, i),
      errors: at(found.errors, i),
      unresolved: at(found.unresolved, i),
      unrecorded: at(found.unrecorded, i),
      severe: at(found.severe, i),
      severeUnresolved: at(found.severe_unresolved, i),
    })),
    young: found.young,
    youngFrom: found.young_from,
    statement,
  }));
}

function at(values: readonly number[] | null, index: number): number {
  const value = values?.[index];
  if (value === undefined) throw new RangeError('the lists of a scope have different lengths');
  return value;
}
