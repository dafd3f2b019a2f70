import type { Query } from '../../database/engine/query';
import { type ProposalClass, proposalClasses } from '../accounting/accounting';
import { rateDefinitionOf } from '../every-definition';
import {
  type AgentWould,
  agentWould,
  type HumanDid,
  humanDid,
  type TruthWas,
  truthWas,
} from '../confusion/confusion';
import {
  countDecisions,
  type DecisionLine,
  decisionOrders,
  type DecisionOrder,
  listDecisions,
  type Sought,
} from './list';
import { chosenOf, type DecisionsBehind, scenarioGroupings } from './request';
import { rowSetOf } from './row-sets';
import type { Statement } from '../../database/engine/query';
import { gateMetrics } from '../../records/criteria';
import { type Dimension, dimensions } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { everyRelease, type RowsRequest } from '../../slice/rows-request';

export type DecisionRow = DecisionLine;
export type { Sought };

const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | undefined =>
  words.find((known) => known === word);

/** What a link asks for, as the database knows it; `undefined` when it names nothing that exists. */
export function behindOf(rows: RowsRequest | null): DecisionsBehind | undefined {
  if (rows === null) return { of: 'view' };
  switch (rows.of) {
    case 'metric': {
      const definition = rateDefinitionOf(rows.metric);
      if (!definition) return undefined;
      if (rows.grouping === undefined) return { of: 'metric', definition, part: rows.part };
      const tests = oneOf(scenarioGroupings, rows.grouping);
      if (tests)
        return { of: 'metric', definition, part: rows.part, scenario: { by: tests, key: rows.key ?? '' } };
      const by = oneOf<Dimension>(dimensions, rows.grouping);
      return by && { of: 'metric', definition, part: rows.part, group: { by, key: rows.key ?? '' } };
    }
    case 'set': {
      const set = rowSetOf(rows.set);
      if (!set || rows.grouping === undefined) return set && { of: 'set', set, keys: rows.keys };
      const by = oneOf<Dimension>(dimensions, rows.grouping);
      return by && { of: 'set', set, keys: rows.keys, group: { by, key: rows.key ?? '' } };
    }
    case 'class': {
      const matchClass = oneOf<ProposalClass>(proposalClasses, rows.matchClass);
      return matchClass && { of: 'class', matchClass, ...(rows.wrong ? { wrong: true } : {}) };
    }
    case 'confusion': {
      const would = oneOf<AgentWould>(agentWould, rows.agentWould);
      const did = oneOf<HumanDid>(humanDid, rows.humanDid);
      const truth = oneOf<TruthWas>(truthWas, rows.truth);
      if (!would || !did) return undefined;
      return { of: 'confusion', agentWould: would, humanDid: did, ...(truth ? { truth } : {}) };
    }
    case 'scope': {
      const definition = rateDefinitionOf(rows.metric);
      if (!definition) return undefined;
      const { agent, workflow, riskClass, release, part } = rows;
      const own = { of: 'scope', agent, workflow, riskClass, definition, part } as const;
      return release === everyRelease ? own : { ...own, release };
    }
    case 'gate': {
      const definition = rateDefinitionOf(rows.metric);
      if (!definition || !oneOf<string>(gateMetrics, rows.metric)) return undefined;
      const { lagDays, labelRank, ...own } = rows;
      return { ...own, definition, labels: { maturityLagDays: lagDays, minLabelRank: labelRank } };
    }
  }
}

const orders: Readonly<Record<string, readonly [down: DecisionOrder, up: DecisionOrder]>> = {
  time: ['newest', 'oldest'],
  confidence: ['confidence_down', 'confidence_up'],
  wait: ['wait_down', 'wait_up'],
  ...Object.fromEntries(
    decisionOrders.flatMap((up) => {
      const down = oneOf(decisionOrders, `${up}_down`);
      return down === undefined ? [] : [[up, [down, up] as const]];
    }),
  ),
};

/** The order that a link names; the newest first where it names none. */
export function orderOf(column: string, descending: boolean): DecisionOrder {
  const pair = orders[column];
  if (pair) return pair[descending ? 0 : 1];
  return oneOf(decisionOrders, column) ?? 'newest';
}

/** Can this column be read from both ends? */
export const turnsRound = (column: string): boolean => column in orders;

const prefixes = { text: '', pattern: 're:', files: 'files:' } as const;
/** A text in the columns, a regular expression in them, or a text in the columns and in every record of the files. */
export type SearchKind = keyof typeof prefixes;

/** What a link looks for: a text, after `re:` a regular expression, after `files:` a text in the files too. */
export function readFind(find: string): { kind: SearchKind; text: string } {
  const kind = find.startsWith(prefixes.pattern)
    ? 'pattern'
    : find.startsWith(prefixes.files)
      ? 'files'
      : 'text';
  return { kind, text: find.slice(prefixes[kind].length) };
}

export const writeFind = (kind: SearchKind, text: string): string =>
  text === '' ? '' : prefixes[kind] + text;

/** What is looked for in the columns; null for nothing. */
export function soughtIn(find: string): Sought | null {
  const { kind, text } = readFind(find);
  return text === '' ? null : { text, isPattern: kind === 'pattern' };
}

const unknown = () => new RangeError('The link names rows that do not exist.');

export async function countRows(
  query: Query,
  rows: RowsRequest | null,
  selection: Selection,
  signal: AbortSignal,
  sought: Sought | null = null,
) {
  const behind = behindOf(rows);
  if (!behind) throw unknown();
  return countDecisions(query, behind, selection, signal, sought);
}

export async function readPage(
  query: Query,
  rows: RowsRequest | null,
  selection: Selection,
  page: { order: DecisionOrder; offset: number; limit: number },
  signal: AbortSignal,
  sought: Sought | null = null,
): Promise<DecisionRow[]> {
  const behind = behindOf(rows);
  if (!behind) throw unknown();
  return listDecisions(query, behind, selection, page, signal, sought);
}

/** The SQL of these rows, for reading and copying. */
export function statementOf(rows: RowsRequest | null, selection: Selection): Statement | undefined {
  const behind = behindOf(rows);
  if (!behind) return undefined;
  const chosen = chosenOf(behind, selection);
  return {
    sql: `${chosen.sql.trim()}\nSELECT * FROM chosen ORDER BY time DESC, event_id`,
    values: chosen.values,
  };
}
