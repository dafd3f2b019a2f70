import type { Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import type { AgentWould, HumanDid, TruthWas } from '../confusion/confusion';
import type { ProposalClass } from '../accounting/accounting';
import { selectionFor } from '../rate/definition';
import type { Flags, RateDefinition } from '../rate/definition';
import { flagsByDecision } from '../rate/share';
import { narrowed, partClause, within } from '../rate/rows';
import type { Group, RatePart } from '../rate/rows';
import { everyRelease } from '../../slice/rows-request';
import { fill, sliceOf, type Grouping } from '../rate/slice';
import pairsSql from '../agreement-table/pairs.sql?raw';
import judgedSql from '../gate-evidence/judged.sql?raw';
import cellsSql from '../confusion/cells.sql?raw';
import type { RowSet } from './row-sets';

/** Which decisions a number opens. */
export type DecisionsBehind =
  | { readonly of: 'view' }
  | {
      readonly of: 'metric';
      readonly definition: RateDefinition;
      readonly part: RatePart;
      readonly group?: Group;
      /** Tests of one kind or category, in place of `group`. */
      readonly scenario?: { readonly by: ScenarioGrouping; readonly key: string };
    }
  | {
      readonly of: 'set';
      readonly set: RowSet;
      readonly keys: readonly string[];
      readonly group?: Group;
    }
  | { readonly of: 'class'; readonly matchClass: ProposalClass; readonly wrong?: boolean }
  | {
      readonly of: 'confusion';
      readonly agentWould: AgentWould;
      readonly humanDid: HumanDid;
      readonly truth?: TruthWas;
    }
  | {
      readonly of: 'scope';
      readonly agent: string;
      readonly workflow: string;
      readonly riskClass: string;
      /** Absent: every release of the scope. */
      readonly release?: string;
      readonly definition: RateDefinition;
      readonly part: RatePart;
    }
  | {
      readonly of: 'gate';
      readonly agent: string;
      readonly workflow: string;
      readonly riskClass: string;
      /** The bundle that is judged, and the one before where its evidence carries over; `everyRelease`: all of them. */
      readonly releases: readonly string[];
      readonly definition: RateDefinition;
      readonly part: GatePart;
      /** The gate's own rule for labels, in place of the selection's. */
      readonly labels: Pick<Selection, 'maturityLagDays' | 'minLabelRank'>;
      /** Incidents opened later are not judged yet; epoch ms. */
      readonly openedUntil: number;
    };

/** All that a gate judges, the unresolved among them; or what of it is in error, a shortfall where higher is better. */
export const gateParts = ['judged', 'errors'] as const;
export type GatePart = (typeof gateParts)[number];

export const scenarioGroupings = ['scenario_kind', 'scenario_category'] as const;
export type ScenarioGrouping = (typeof scenarioGroupings)[number];

const groupedPart = `, flags AS (
{metric}
), chosen AS (
  SELECT * FROM slice
  WHERE event_id IN (SELECT event_id FROM flags WHERE {part} AND CAST(group_key AS VARCHAR) = ?)
)`;

/** `WITH slice AS (…), chosen AS (…)`: the asked decisions with all columns of the slice. */
export function chosenOf(behind: DecisionsBehind, selection: Selection): Statement {
  switch (behind.of) {
    case 'view':
      return after(sliceOf(selection), ', chosen AS (SELECT * FROM slice)');
    case 'metric': {
      const own = selectionFor(behind.definition.population, selection);
      if (behind.scenario !== undefined) {
        const { by, key } = behind.scenario;
        const part = fill(groupedPart, {
          metric: behind.definition.sql,
          part: partClause[behind.part],
        });
        return after(sliceOf(own, by), part, [key]);
      }
      const slice = sliceOf(behind.group === undefined ? own : narrowed(own, behind.group));
      return after(slice, partOf(behind.definition, behind.part));
    }
    case 'set': {
      const bound = Array.from({ length: behind.set.keys }, (_, place) => behind.keys[place] ?? '');
      return setStatement(behind.set, within(selection, behind.group ?? null), 'all', bound);
    }
    case 'class': {
      const wrong = behind.wrong === true ? ' AND NOT truth' : '';
      const sql = `, chosen AS (SELECT * FROM slice WHERE is_proposal AND match_class = ?${wrong})`;
      return after(sliceOf(selection), sql, [behind.matchClass]);
    }
    case 'confusion': {
      const truth = behind.truth === undefined ? '' : ' AND truth_was = ?';
      const values = [
        behind.agentWould,
        behind.humanDid,
        ...(behind.truth === undefined ? [] : [behind.truth]),
      ];
      const sql = `${cellsSql.trim()}, chosen AS (
  SELECT * FROM slice
  WHERE event_id IN (SELECT event_id FROM cells WHERE agent_would = ? AND human_did = ?${truth})
)`;
      return after(sliceOf(selection), sql, values);
    }
    case 'scope': {
      const scope = scopeOf(behind, selection);
      const own =
        behind.release === undefined ? scope : narrowed(scope, { by: 'release', key: behind.release });
      return after(sliceOf(own), partOf(behind.definition, behind.part));
    }
    case 'gate': {
      const scope = scopeOf(behind, selection);
      const kept = scope.only.release ?? [];
      const release = behind.releases.filter((each) => kept.length === 0 || kept.includes(each));
      const isEvery = behind.releases.includes(everyRelease);
      const only = isEvery ? scope.only : { ...scope.only, release: release.length === 0 ? [''] : release };
      const own = { ...scope, ...behind.labels, only };
      const flags = flagsByDecision(behind.definition);
      return after(sliceOf(own), fill(judgedSql, { ...flags, part: gateClause(behind, flags) }), [
        behind.openedUntil,
      ]);
    }
  }
}

/** The decisions of a named set, each with its group; one bound word per key of the set. */
export function setStatement(
  { population, clause }: RowSet,
  selection: Selection,
  grouping: Grouping,
  bound: readonly string[] = [],
): Statement {
  const pairs = /\bpairs\b/.test(clause) ? `\n${pairsSql.trim()}` : '';
  const sql = `${pairs}, chosen AS (SELECT * FROM slice WHERE ${clause})`;
  const own = population === 'view' ? selection : selectionFor(population, selection);
  return after(sliceOf(own, grouping), sql, bound);
}

type OfScope = Extract<DecisionsBehind, { readonly of: 'scope' | 'gate' }>;

/** The selection narrowed to one agent, workflow and risk class. */
function scopeOf({ agent, workflow, riskClass, definition }: OfScope, selection: Selection): Selection {
  const groups: Group[] = [
    { by: 'agent', key: agent },
    { by: 'workflow', key: workflow },
    { by: 'risk_class', key: riskClass },
  ];
  return groups.reduce(narrowed, selectionFor(definition.population, selection));
}

function gateClause(
  { definition, part }: { readonly definition: RateDefinition; readonly part: GatePart },
  { counted, hit, open }: Flags,
): string {
  if (part === 'judged') return `(${counted}) OR (${open})`;
  const error = definition.better === 'lower' ? `(${hit})` : `NOT coalesce(${hit}, FALSE)`;
  return `(${counted}) AND ${error}`;
}

function partOf(definition: RateDefinition, part: RatePart): string {
  const { flags, rows, sql } = definition;
  if (rows === 'decisions') {
    const clause = {
      counted: `(${flags.counted})`,
      hits: `(${flags.counted}) AND (${flags.hit})`,
      misses: `(${flags.counted}) AND NOT coalesce(${flags.hit}, FALSE)`,
      open: `(${flags.open})`,
      young: `(${flags.young})`,
    }[part];
    return `, chosen AS (SELECT * FROM slice WHERE ${clause})`;
  }
  const text = `, flags AS (
{metric}
), chosen AS (
  SELECT * FROM slice WHERE event_id IN (SELECT event_id FROM flags WHERE {part})
)`;
  return fill(text, { metric: sql, part: partClause[part] });
}

function after(slice: Statement, sql: string, values: Statement['values'] = []): Statement {
  return { sql: `${slice.sql}\n${sql}\n`, values: [...slice.values, ...values] };
}
