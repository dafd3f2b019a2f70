import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { ControlId } from '../../records/criteria';
import { clauseOf } from '../../slice/selection/clause';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill } from '../rate/slice';
import currentReleaseSql from '../scopes/current-release.sql?raw';
import controlsSql from './controls.sql?raw';
import everyControlSql from './every-control.sql?raw';
import { controlOf, controlValues } from './definitions';
import type { ControlDefinition, ControlRule } from './definitions';

const row = z.object({
  control: z.custom<ControlId>((value) => typeof value === 'string'),
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  checked: z.number(),
  holding: z.number(),
  unclear: z.number(),
  logged: z.number(),
  latest: z.number().nullable(),
});

/** How often one control could be checked in one scope, and how often it held. */
export interface ControlCount {
  readonly definition: ControlDefinition;
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly checked: number;
  readonly holding: number;
  /** Cases of which the records do not tell. */
  readonly unclear: number;
  /** Cases that carry what the control asks to be recorded, rightly or not; all of them where it asks for none. */
  readonly logged: number;
  /** The latest control event among the cases, epoch ms. */
  readonly latest: number | null;
  readonly statement: Statement | null;
}

/** The statement behind one control: one row per scope. */
function controlStatement(
  definition: ControlDefinition,
  selection: Selection,
  rule: ControlRule = {},
): Statement {
  const { where, values } = clauseOf(selectionFor('production', selection));
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  return {
    sql:
      fill(currentReleaseSql, { where }) +
      fill(controlsSql, {
        cases: definition.sql.trim(),
        logged: definition.absent === undefined ? 'TRUE' : 'c.logged',
      }),
    values: [...values, lag, rank, rank, lag, ...controlValues(definition, rule)],
  };
}

/** The answers of several such statements at once: planned once, where each alone would be planned anew. */
function everyStatement(
  definitions: readonly ControlDefinition[],
  selection: Selection,
  rule: ControlRule,
): Statement {
  const { where, values } = clauseOf(selectionFor('production', selection));
  const { maturityLagDays: lag, minLabelRank: rank } = selection;
  const cases = definitions.map(
    ({ id, sql, absent }) => `SELECT '${id}' AS control, group_key, event_id, holding,
      ${absent === undefined ? 'TRUE' : 'logged'} AS logged FROM (\n${sql.trim()}\n)`,
  );
  return {
    sql:
      fill(currentReleaseSql, { where }) +
      fill(everyControlSql, {
        cases: cases.join('\nUNION ALL\n'),
        controls: definitions.map(({ id }) => `('${id}')`).join(', '),
      }),
    values: [
      ...[...values, lag, rank, rank, lag],
      ...definitions.flatMap((definition) => controlValues(definition, rule)),
    ],
  };
}

/**
 * Controls over every scope at its current release, each with its own statement, which answers the same. Throws
 * RangeError for one that no log can show, and rejects as `Query.rows` does.
 */
export async function countControls(
  query: Query,
  ids: readonly ControlId[],
  selection: Selection,
  signal?: AbortSignal,
  rule: ControlRule = {},
): Promise<ControlCount[]> {
  const definitions = ids.map((id) => {
    const definition = controlOf(id);
    return { definition, statement: controlStatement(definition, selection, rule) };
  });
  if (definitions.length === 0) return [];
  const every = definitions.map(({ definition }) => definition);
  const rows = await query.rows(everyStatement(every, selection, rule), row, signal);
  return definitions.flatMap((of) =>
    rows
      .filter(({ control }) => control === of.definition.id)
      .map(({ control: _, risk_class, ...found }) => ({ ...of, ...found, riskClass: risk_class })),
  );
}
