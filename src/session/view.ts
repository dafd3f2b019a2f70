import type { Dimension } from '../slice/selection/dimension';
import { type DriftPair, startPair } from './drift-pair';
import type { RowsRequest } from '../slice/rows-request';
import { createStore } from './create-store';

export const screens = [
  'load',
  'readiness',
  'outcomes',
  'overrides',
  'drift',
  'what-if',
  'tests',
  'report',
  'decisions',
  'sql',
  'definitions',
] as const;
export type Screen = (typeof screens)[number];

/** One agent on one workflow in one risk class: a cell of the readiness matrix. */
export interface ScopeKey {
  agent: string;
  workflow: string;
  riskClass: 'low' | 'high';
}

export interface RowOrder {
  column: string;
  descending: boolean;
}

/** What is being looked at; with the slice, everything a link says. */
export interface ViewFields {
  screen: Screen;
  /** Part of the screen (its second line); null = the first. */
  part: string | null;
  /** Manifest beside the app that a link asks to open (`?load=`). */
  load: string | null;
  scope: ScopeKey | null;
  rows: RowsRequest | null;
  /** The open decision, by its event id. */
  decision: string | null;
  order: RowOrder;
  /** The measure drawn by week. */
  weekly: string;
  /** The measure that is shown group by group, and the dimension that makes the groups. */
  kpi: string;
  per: Dimension;
  /** The service level of time to approval, in minutes. */
  slaMinutes: number;
  /** An approval in under so many seconds is fast. */
  floorSeconds: number;
  /** Looked for in the list of decisions; `re:` in front makes it a regular expression. */
  find: string;
  /** The measure that is sliced. */
  measure: string;
  /** The slice that the one in view is compared with, as an address; null = everything else. */
  other: string | null;
  /** The dimension of small multiples. */
  split: string;
  /** The bundles that the Drift screen compares. */
  pair: DriftPair;
  /** What a bad link said that could not be followed. */
  notices: string[];
}

export const defaultOrder: RowOrder = { column: 'time', descending: true };

export const startView: ViewFields = {
  screen: 'load',
  part: null,
  load: null,
  scope: null,
  rows: null,
  decision: null,
  order: defaultOrder,
  weekly: 'override_rate',
  kpi: 'false_positive_share',
  per: 'week',
  slaMinutes: 15,
  floorSeconds: 10,
  find: '',
  measure: 'override_rate',
  other: null,
  split: 'workflow',
  pair: startPair,
  notices: [],
};

export const useView = createStore(
  {
    screen: ['screen', 'url'],
    part: ['screen', 'url'],
    load: ['url'],
    scope: ['screen', 'url'],
    rows: ['screen', 'url'],
    decision: ['screen', 'url'],
    order: ['screen', 'url'],
    weekly: ['screen', 'url'],
    kpi: ['screen', 'url'],
    per: ['screen', 'url'],
    slaMinutes: ['screen', 'url'],
    floorSeconds: ['screen', 'url'],
    find: ['screen', 'url'],
    measure: ['screen', 'url'],
    other: ['screen', 'url'],
    split: ['screen', 'url'],
    pair: ['screen', 'url'],
    notices: ['screen'],
  },
  startView,
);

/** Goes to a screen; `change` sets what else is looked at there. The rows behind a number stay with their screen. */
export function goTo(screen: Screen, change: Partial<Omit<ViewFields, 'screen'>> = {}): void {
  useView.setState((view) => ({
    screen,
    part: null,
    decision: null,
    rows: view.screen === screen ? view.rows : null,
    ...change,
  }));
}

/** Opens the rows behind a number, in the Decisions screen. */
export function openRows(rows: RowsRequest | null): void {
  useView.setState({ screen: 'decisions', part: null, rows, decision: null });
}
