import { fromAddress, toAddress } from '../slice/address/address';
import type { Selection } from '../slice/selection/selection';
import { isStepOf, putFields, takeFields } from './address-field';
import { keepLong } from './change-in-link';
import type { FieldsFor } from './create-store';
import { criteriaMark, useCriteria } from './criteria';
import { isScreen } from './screens';
import { sliceStore } from './slice-store';
import { startView, useView, type ViewFields } from './view';
import { viewAddress } from './view-address';
import { startTried, type Tried, useWhatIf } from './what-if';
import { whatIfAddress } from './what-if-address';

type LinkedView = Pick<ViewFields, FieldsFor<typeof useView, 'url'>>;
type LinkedTried = Pick<Tried, Extract<keyof Tried, FieldsFor<typeof useWhatIf, 'url'>>>;

/** The search part of the address that shows this view of this slice, defaults left out. */
export function writeLink(view: LinkedView, selection: Selection, tried: LinkedTried = startTried): string {
  const link = new URLSearchParams(toAddress(selection));
  putFields(link, viewAddress, view, view.screen);
  if (view.screen === 'what-if') putFields(link, whatIfAddress, tried, view.screen);
  const criteria = criteriaMark();
  if (criteria !== null) link.set('criteria', criteria);
  const text = link.toString();
  return text && `?${text}`;
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
  const view = takeFields(link, viewAddress, problems, ({ screen }) =>
    typeof screen === 'string' && isScreen(screen) ? screen : startView.screen,
  );
  const tried = takeFields(link, whatIfAddress, problems, () => view.screen);
  const criteria = link.get('criteria');
  if (criteria !== null && criteria !== criteriaMark()) problems.push(otherCriteria(criteria));
  link.delete('criteria');
  const slice = fromAddress(link.toString());
  return { view, selection: slice.selection, tried, problems: [...problems, ...slice.problems] };
}

/** `mark`: what a link says of the criteria it was made under. */
const otherCriteria = (mark: string): string =>
  /^[0-9a-f]{8}(\.[0-9a-f]{8}){0,9}$/.test(mark)
    ? `The link was made under other criteria (SHA-256 ${mark.replaceAll('.', '…, ')}…). Verdicts here follow the criteria in force. Import those of the link on the Criteria screen to see its verdicts.`
    : 'What the link says of its criteria cannot be read. Verdicts here follow the criteria in force.';

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
  useCriteria.subscribe(() => write(false));
  useView.subscribe((after, before) => write(isStepOf(viewAddress, before, after)));
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
    if (isFollowing) return;
    const now = performance.now();
    write(now - lastTried > oneStepMs);
    lastTried = now;
  });
  window.addEventListener('popstate', () => {
    const { view, selection, tried, problems } = readLink(location.search);
    isFollowing = true;
    // Settings that a link brought are no step of the reader's: the next change is one of its own.
    lastTried = -Infinity;
    if (view.screen === 'what-if') useWhatIf.setState(tried);
    // No link holds what is searched for, so going back among decisions does not clear it.
    useView.setState(({ find }) => ({
      ...view,
      find: view.find || (view.screen === 'decisions' ? find : ''),
      notices: problems,
    }));
    sliceStore.setState({ selection });
    isFollowing = false;
  });
}
