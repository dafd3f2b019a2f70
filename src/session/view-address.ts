import { fromAddress, toAddress } from '../slice/address/address';
import { readRows, writeRows, type RowsRequest } from '../slice/rows-request';
import { dimensions } from '../slice/selection/dimension';
import {
  addressField,
  everyChange,
  isOneOf,
  matches,
  numberField,
  textField,
  wordField,
} from './address-field';
import { type DriftPair, readPair, startPair, writePair } from './drift-pair';
import { isScreen, linkedPart, type Screen, shownPart } from './screens';

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

const isWord = matches(/^[a-z_]{1,40}$/);
/** The id of a measure; whether there is one of it is seen where it is shown. */
const isMeasure = matches(/^[a-z0-9_]{1,60}$/);
/** Whole numbers from 1 to 9999: minutes to a week, seconds to hours. */
const wholeField = (name: string, start: number) => numberField(name, start, () => true, /^[1-9][0-9]{0,3}$/);

/** What is being looked at; with the slice, everything a link says, in the order in which it says it. */
export const viewAddress = {
  /** Manifest beside the app that a link asks to open (`?load=`). */
  load: textField('load'),
  screen: wordField<Screen>('screen', 'load', isScreen, everyChange),
  /** Part of the screen (its second line); null = the first. */
  part: addressField<string | null>({
    name: 'part',
    start: null,
    write: (part, screen) => linkedPart(screen, part),
    read: (text, screen) => (shownPart(screen, text)?.id === text ? linkedPart(screen, text) : undefined),
    isStep: everyChange,
  }),
  scope: addressField<ScopeKey | null>({
    name: 'scope',
    start: null,
    write: (scope) => scope && writeScope(scope),
    read: readScope,
    isStep: everyChange,
  }),
  rows: addressField<RowsRequest | null>({
    name: 'rows',
    start: null,
    write: (rows) => rows && writeRows(rows),
    read: readRows,
    isStep: everyChange,
  }),
  /** The open decision, by its event id; stepping through rows is no move of its own. */
  decision: textField('d', (before, after) => (before === null) !== (after === null)),
  order: addressField<RowOrder>({
    name: 'sort',
    start: { column: 'time', descending: true },
    write: ({ column, descending }) => `${descending ? '-' : ''}${column}`,
    read(text) {
      const [, descending, column] = /^(-?)([a-z_]{1,40})$/.exec(text) ?? [];
      return column === undefined ? undefined : { column, descending: descending === '-' };
    },
  }),
  /** The bundles that the Drift screen compares. */
  pair: addressField<DriftPair>({
    name: 'pair',
    start: startPair,
    write: writePair,
    read: readPair,
    isStep: everyChange,
  }),
  /** The measure drawn by week. */
  weekly: wordField('by', 'override_rate', isMeasure),
  /** The measure that is shown group by group, and the dimension that makes the groups. */
  kpi: wordField('of', 'false_positive_share', isMeasure),
  per: wordField('per', 'week', isOneOf(dimensions)),
  /** The service level of time to approval, in minutes. */
  slaMinutes: wholeField('sla', 15),
  /** An approval in under so many seconds is fast. */
  floorSeconds: wholeField('floor', 10),
  /**
   * Looked for in the list of decisions; `re:` in front makes it a regular expression. Read from a link, never written
   * into one: what somebody types may be a name.
   */
  find: addressField<string>({
    name: 'find',
    start: '',
    write: () => null,
    read: (text) => (text.length <= 200 ? text : undefined),
  }),
  /** The measure that is sliced. */
  measure: wordField('kpi', 'override_rate', isWord, everyChange),
  /** Do the charts of the bench have one axis for all, to be read against each other? */
  axis: wordField('axis', 'own', isOneOf(['own', 'same'])),
  /** The slice that the one in view is compared with, as an address; null = everything else. */
  other: addressField<string | null>({
    name: 'b',
    start: null,
    write: (other) => other,
    read: readOther,
    isStep: everyChange,
  }),
  /** The figure that a link brings into view, once; the address forgets it. */
  figure: addressField<string>({
    name: 'fig',
    start: '',
    write: () => null,
    read: (text) => (/^[a-z0-9-]{1,80}$/.test(text) ? text : undefined),
  }),
  /** The dimension of small multiples. */
  split: wordField('split', 'workflow', isWord, everyChange),
};

function writeScope({ agent, workflow, riskClass }: ScopeKey): string {
  return [agent, workflow, riskClass]
    .map((word) => encodeURIComponent(word).replaceAll('.', '%2E'))
    .join('.');
}

function readScope(text: string): ScopeKey | undefined {
  try {
    const [agent, workflow, riskClass] = text.split('.').map(decodeURIComponent);
    if (!agent || !workflow || (riskClass !== 'low' && riskClass !== 'high')) return undefined;
    return { agent, workflow, riskClass };
  } catch {
    return undefined;
  }
}

/** The address of a slice; one with a bad part is left out whole. */
function readOther(text: string): string | undefined {
  const { selection, problems } = fromAddress(text === 'all' ? '' : text);
  return problems.length > 0 ? undefined : toAddress(selection) || 'all';
}
