import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { ControlId } from '../../records/criteria';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill } from '../rate/slice';
import currentReleaseSql from '../scopes/current-release.sql?raw';
import casesSql from './cases.sql?raw';
import { controlOf, controlValues } from './definitions';
import type { ControlRule } from './definitions';

const row = z.object({
  event_id: z.string(),
  decision_id: z.string().nullable(),
  kind: z.string().nullable(),
  moment: z.number().nullable(),
  holding: z.boolean().nullable(),
});

/** One record that a control was checked on. */
export interface ControlCase {
  readonly eventId: string;
  readonly decisionId: string | null;
  /** Kind of a control event ("kill_switch_on"); null for a decision. */
  readonly kind: string | null;
  /** Epoch ms. */
  readonly at: number | null;
  /** null: it cannot be told. */
  readonly holding: boolean | null;
}

interface ScopeName {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
}

/** The statement behind the cases of one control in one scope: at most 200, contradicting ones first. */
function casesStatement(
  id: ControlId,
  scope: ScopeName,
  selection: Selection,
  rule: ControlRule = {},
): Statement {
  const definition = controlOf(id);
  const { where, values } = clauseOf(selectionFor('production', selection));
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql: fill(currentReleaseSql, { where }) + fill(casesSql, { cases: definition.sql.trim() }),
    values: [
      ...values,
      lag,
      rank,
      rank,
      lag,
      ...controlValues(definition, rule),
      scope.agent,
      scope.workflow,
      scope.riskClass,
    ],
  };
}

/** Which records a control was checked on in one scope. Rejects as `Query.rows` does. */
export async function controlCases(
  query: Query,
  id: ControlId,
  scope: ScopeName,
  selection: Selection,
  signal?: AbortSignal,
  rule: ControlRule = {},
): Promise<ControlCase[]> {
  const rows = await query.rows(casesStatement(id, scope, selection, rule), row, signal);
  return rows.map(({ event_id, decision_id, moment, ...rest }) => ({
    eventId: event_id,
    decisionId: decision_id,
    at: moment,
    ...rest,
  }));
}
