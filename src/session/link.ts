import { fromAddress, toAddress } from '../slice/address/address';
import { dimensions } from '../slice/selection/dimension';
import type { Selection } from '../slice/selection/selection';
import { readPair, startPair, writePair } from './drift-pair';
import { linkedPart, shownPart } from './parts';
import { readRows, writeRows } from '../slice/rows-request';
import { sliceStore } from './slice-store';
import type { FieldsFor } from './create-store';
import { keepLong } from './change-in-link';
import { defaultOrder, type Screen, screens, startView, useView, type ViewFields } from './view';
import { startTried, type Tried, useWhatIf } from './what-if';
import { putTried, takeTried } from './what-if-link';

type LinkedField = FieldsFor<typeof useView, 'url'>;
type LinkedView = Pick<ViewFields, LinkedField>;

/** The name of each field in a link: short, because links are read aloud and pasted into tickets. */
const names: Record<LinkedField, string> = {
  screen: 'screen',
  part: 'part',
  load: 'load',
  scope: 'scope',
  rows: 'rows',
  decision: 'd',
  order: 'sort',
  weekly: 'by',
  find: 'find',
  measure: 'kpi',
  other: 'b',
  split: 'split',
  kpi: 'of',
  per: 'per',
  slaMinutes: 'sla',
  floorSeconds: 'floor',
  pair: 'pair',
};

const isScreen = (word: string): word is Screen => (screens as readonly string[]).includes(word);

/** The search part of the address that shows this view of this slice, defaults left out. */
export function writeLink(view: LinkedView, selection: Selection, tried: Tried = startTried): string {
  const link = new URLSearchParams(toAddress(selection));
  const put = (field: LinkedField, text: string | null) => text && link.set(names[field], text);
  put('load', view.load);
  put('screen', view.screen === startView.screen ? null : view.screen);
  put('part', linkedPart(view.screen, view.part));
  put('scope', view.scope && writeScope(view.scope));
  put('rows', view.rows && writeRows(view.rows));
  put('decision', view.decision);
  put('pair', writePair(view.pair));
  put('weekly', view.weekly === startView.weekly ? null : view.weekly);
  for (const field of ['kpi', 'per', 'slaMinutes', 'floorSeconds'] as const)
    put(field, view[field] === startView[field] ? null : String(view[field]));
  for (const field of ['find', 'measure', 'other', 'split'] as const)
    put(field, view[field] === startView[field] ? null : view[field]);
  const { column, descending } = view.order;
  if (column !== defaultOrder.column || descending !== defaultOrder.descending) {
    put('order', `${descending ? '-' : ''}${column}`);
  }
  if (view.screen === 'what-if') putTried(link, tried);
  const text = link.toString();
  return text && `?${text}`;
}

const writeScope = (scope: NonNullable<ViewFields['scope']>) =>
  [scope.agent, scope.workflow, scope.riskClass]
    .map((word) => encodeURIComponent(word).replaceAll('.', '%2E'))
    .join('.');

function readScope(text: string): ViewFields['scope'] | undefined {
  try {
    const [agent, workflow, riskClass] = text.split('.').map(decodeURIComponent);
    if (!agent || !workflow || (riskClass !== 'low' && riskClass !== 'high')) return undefined;
    return { agent, workflow, riskClass };
  } catch {
    return undefined;
  }
}

/** Reads an address: every good part is kept, and `problems` says what was wrong with the others. */
export function readLink(search: string): {
  view: LinkedView;
  selection: Selection;
  tried: Tried;
  problems: string[];
} {
  const link = new URLSearchParams(search);
  const problems: string[] = [];
  const take = <Value>(
    field: LinkedField,
    read: (text: string) => Value | undefined,
    otherwise: Value,
  ): Value => {
    const text = link.get(names[field]);
    link.delete(names[field]);
    if (text === null) return otherwise;
    const value = read(text);
    if (value !== undefined) return value;
    problems.push(`“${names[field]}=${text.slice(0, 60)}” names nothing here and was left out.`);
    return otherwise;
  };
  const view: LinkedView = {
    screen: take('screen', (text) => (isScreen(text) ? text : undefined), startView.screen),
    part: null,
    load: take<string | null>('load', (text) => text || undefined, null),
    scope: take<ViewFields['scope']>('scope', (text) => readScope(text) ?? undefined, null),
    rows: take<ViewFields['rows']>('rows', readRows, null),
    decision: take<string | null>('decision', (text) => text || undefined, null),
    order: take('order', readOrder, defaultOrder),
    pair: take('pair', readPair, startPair),
    find: take('find', (text) => (text.length <= 200 ? text : undefined), startView.find),
    measure: take('measure', readWord, startView.measure),
    other: take<string | null>('other', readOther, null),
    split: take('split', readWord, startView.split),
    weekly: take('weekly', readMeasure, startView.weekly),
    kpi: take('kpi', readMeasure, startView.kpi),
    per: take('per', (text) => dimensions.find((known) => known === text), startView.per),
    slaMinutes: take('slaMinutes', readWhole, startView.slaMinutes),
    floorSeconds: take('floorSeconds', readWhole, startView.floorSeconds),
  };
  view.part = take<string | null>(
    'part',
    (text) => (shownPart(view.screen, text)?.id === text ? linkedPart(view.screen, text) : undefined),
    null,
  );
  const tried = takeTried(link, problems);
  const slice = fromAddress(link.toString());
  return { view, selection: slice.selection, tried, problems: [...problems, ...slice.problems] };
}

/** The id of a measure; whether there is one of it is seen where it is shown. */
const readMeasure = (text: string) => (/^[a-z0-9_]{1,60}$/.test(text) ? text : undefined);

/** Whole numbers from 1 to 9999: minutes to a week, seconds to hours. */
const readWhole = (text: string): number | undefined =>
  /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined;

const readWord = (text: string): string | undefined => (/^[a-z_]{1,40}$/.test(text) ? text : undefined);

/** The address of a slice; one with a bad part is left out whole. */
function readOther(text: string): string | undefined {
  const { selection, problems } = fromAddress(text === 'all' ? '' : text);
  return problems.length > 0 ? undefined : toAddress(selection) || 'all';
}

function readOrder(text: string): ViewFields['order'] | undefined {
  const match = /^(-?)([a-z_]{1,40})$/.exec(text);
  return match ? { column: match[2]!, descending: match[1] === '-' } : undefined;
}

/** Moves that a reader takes back with the browser's own button; stepping through rows is no such move. */
const isOwnStep = (before: LinkedView, after: LinkedView) =>
  before.screen !== after.screen ||
  before.part !== after.part ||
  before.rows !== after.rows ||
  before.scope !== after.scope ||
  before.pair !== after.pair ||
  before.measure !== after.measure ||
  before.other !== after.other ||
  before.split !== after.split ||
  (before.decision === null) !== (after.decision === null);

/** Settings that change within a second are one step: a slider that is dragged, rules as they are typed. */
const oneStepMs = 1000;

/** Keeps address and stores together from now on: once, before the first paint. */
export function followLinks(): void {
  const start = readLink(location.search);
  sliceStore.setState({ selection: start.selection });
  useView.setState({ ...start.view, notices: start.problems });
  useWhatIf.setState(start.tried);

  let isFollowing = false;
  const write = (isStep: boolean) => {
    if (isFollowing) return;
    const address = writeLink(useView.getState(), sliceStore.getState().selection, useWhatIf.getState());
    if (address === location.search) return;
    const whole = `${location.pathname}${address}`;
    if (isStep) history.pushState(null, '', whole);
    else history.replaceState(null, '', whole);
  };
  useView.subscribe((after, before) => write(isOwnStep(before, after)));
  sliceStore.subscribe((after, before) => write(after.selection !== before.selection));
  let lastTried = -Infinity;
  useWhatIf.subscribe((after) => {
    for (const field of ['policy', 'breaker', 'before'] satisfies FieldsFor<
      typeof useWhatIf,
      'local_storage'
    >[]) {
      const change = after[field];
      if (change !== 'as_logged') keepLong(change);
    }
    const now = performance.now();
    write(now - lastTried > oneStepMs);
    lastTried = now;
  });
  window.addEventListener('popstate', () => {
    const { view, selection, tried, problems } = readLink(location.search);
    isFollowing = true;
    if (view.screen === 'what-if') useWhatIf.setState(tried);
    useView.setState({ ...view, notices: problems });
    sliceStore.setState({ selection });
    isFollowing = false;
  });
}
