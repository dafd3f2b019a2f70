import { z } from 'zod';
import { createStore } from './create-store';
import { readLink, writeLink } from './link';
import { sliceStore } from './slice-store';
import { startView, useView, type ViewFields } from './view';
import { useWhatIf } from './what-if';
import { parseJson, RepeatedKey } from '../records/json';

/** A view that somebody named: what a link says, without the logs it was made on. */
export interface NamedView {
  readonly name: string;
  /** The search part of a link, e.g. `?screen=overrides&tm=cloud-team`. */
  readonly address: string;
}

export interface NamedViewsFields {
  views: readonly NamedView[];
}

const mostViews = 200;
const longestName = 80;
const view = z.object({ name: z.string().min(1).max(longestName), address: z.string().max(50_000) });
const list = z.array(view).max(mostViews);
const file = z.object({ format: z.literal('shadowproof-views'), version: z.literal(1), views: list });

const start: NamedViewsFields = { views: [] };

export const useNamedViews = createStore({ views: ['screen', 'local_storage'] }, start, {
  key: 'shadowproof.views',
  schema: { views: list },
  bare: 'json',
  followsOtherTabs: true,
});

/** Where the reader is, as a link without the logs, the open decision and the rows. */
export const currentAddress = (): string =>
  writeLink(
    { ...useView.getState(), load: null, decision: null, rows: null },
    sliceStore.getState().selection,
    useWhatIf.getState(),
  ) || '?';

function put(views: readonly NamedView[]): boolean {
  useNamedViews.setState({ views });
  return useNamedViews.isKept();
}

/** Keeps a view under a name, in place of one of that name; false where this browser keeps nothing. */
export function saveView(name: string, address = currentAddress()): boolean {
  const others = useNamedViews.getState().views.filter((each) => each.name !== name);
  return put([...others, { name: name.slice(0, longestName), address }].slice(-mostViews));
}

export function forgetView(name: string): void {
  put(useNamedViews.getState().views.filter((each) => each.name !== name));
}

/** Goes to a view; returns what of it could not be followed. The logs stay the ones that are open. */
export function openView({ address }: NamedView): string[] {
  const { view: linked, selection, tried, problems } = readLink(address);
  const rest: Partial<ViewFields> = { load: useView.getState().load, notices: problems };
  sliceStore.getState().set({ ...selection, from: selection.from, to: selection.to });
  if (linked.screen === 'what-if') useWhatIf.setState(tried);
  useView.setState({ ...startView, ...linked, ...rest });
  return problems;
}

/** The views as a file that another browser can read. */
export const viewsAsFile = (): string =>
  `${JSON.stringify({ format: 'shadowproof-views', version: 1, views: useNamedViews.getState().views }, null, 2)}\n`;

/** Adds the views of a file; says in words what was added, or why nothing was. */
export function addViewsFrom(text: string): string {
  let given: unknown;
  try {
    given = parseJson(text);
  } catch (reason) {
    const why = reason instanceof RepeatedKey ? `In the file ${reason.message}` : 'The file is not JSON';
    return `${why}; no view was added.`;
  }
  const read = file.safeParse(given);
  if (!read.success) return 'The file holds no views of this app; no view was added.';
  if (read.data.views.length === 0) return 'The file is one of views, and holds none.';
  const names = new Set(read.data.views.map(({ name }) => name));
  const others = useNamedViews.getState().views.filter(({ name }) => !names.has(name));
  const doubtful = read.data.views.filter(({ address }) => readLink(address).problems.length > 0).length;
  const isKept = put([...others, ...read.data.views].slice(-mostViews));
  const added = `${read.data.views.length} ${read.data.views.length === 1 ? 'view' : 'views'} added`;
  const said =
    doubtful === 0 ? `${added}.` : `${added}; ${doubtful} with a part that cannot be followed here.`;
  return isKept ? said : `${said} This browser keeps nothing: they last until the page is closed.`;
}
