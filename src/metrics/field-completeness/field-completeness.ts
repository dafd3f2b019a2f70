import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill } from '../rate/slice';
import currentReleaseSql from '../scopes/current-release.sql?raw';
import completenessSql from './field-completeness.sql?raw';

type Population = 'decisions' | 'proposals' | 'actions' | 'undoable';

const populationWords: Readonly<Record<Population, string>> = {
  decisions: 'decisions',
  proposals: 'proposals',
  actions: 'proposals to act',
  undoable: 'proposals that can be undone',
};

const fields = [
  ['release', 'Bundle', 'decisions'],
  ['workflow_named', 'Workflow', 'decisions'],
  ['agent_role', 'Role of the agent', 'decisions'],
  ['risk_level', 'Risk level', 'decisions'],
  ['criticality', 'Criticality of the asset', 'decisions'],
  ['confidence', 'Confidence', 'proposals'],
  ['policy', 'Policy verdict', 'proposals'],
  ['evidence', 'Evidence', 'actions'],
  ['evidence_trust', 'Trust of every source', 'actions'],
  ['reversibility', 'Reversibility', 'actions'],
  ['rollback_path', 'Rollback path', 'undoable'],
  ['blast_radius', 'Blast radius', 'actions'],
  ['escalation_level', 'Escalation level', 'actions'],
] as const satisfies readonly (readonly [string, string, Population])[];

const row = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  decisions: z.number(),
  proposals: z.number(),
  actions: z.number(),
  undoable: z.number(),
  release: z.number(),
  workflow_named: z.number(),
  agent_role: z.number(),
  risk_level: z.number(),
  criticality: z.number(),
  confidence: z.number(),
  policy: z.number(),
  evidence: z.number(),
  evidence_trust: z.number(),
  reversibility: z.number(),
  rollback_path: z.number(),
  blast_radius: z.number(),
  escalation_level: z.number(),
});

/** One field of the log, and how many of the decisions that should have it do. */
export interface FieldShare {
  readonly id: string;
  readonly title: string;
  /** "proposals to act" */
  readonly of: string;
  readonly present: number;
  readonly total: number;
}

export interface ScopeCompleteness {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly fields: readonly FieldShare[];
  readonly statement: Statement;
}

function completenessStatement(selection: Selection): Statement {
  const { where, values } = clauseOf(selectionFor('production', selection));
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql: `${fill(currentReleaseSql, { where })}\n${completenessSql.trim()}`,
    values: [...values, lag, rank, rank, lag],
  };
}

/** Field completeness of every scope at its current release. Rejects as `Query.rows` does. */
export async function fieldCompleteness(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ScopeCompleteness[]> {
  const statement = completenessStatement(selection);
  const rows = await query.rows(statement, row, signal);
  return rows.map((counts) => ({
    agent: counts.agent,
    workflow: counts.workflow,
    riskClass: counts.risk_class,
    fields: fields.map(([id, title, of]) => ({
      id,
      title,
      of: populationWords[of],
      present: counts[id],
      total: counts[of],
    })),
    statement,
  }));
}
