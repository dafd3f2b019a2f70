import { sliceHistory } from '../parts/history';
import { useNames } from '../../session/names';
import { currentAddress, openView, useNamedViews } from '../../session/named-views';
import { setTheme, themes } from '../../session/preferences';
import { useSession } from '../../session/session';
import { sliceStore } from '../../session/slice-store';
import { goTo } from '../../session/view';
import { keyOfScreen, screenIds, screens } from '../../session/screens';
import { slicedMeasures } from '../screens/overrides/measure-choice';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** The group it stands in: "Go to", "Slice", "Measure", "View", "Page". */
  readonly group: string;
  readonly keys?: string;
  /** What it is about: found by, not shown. */
  readonly about?: string;
  readonly run: () => void;
}

/** What a command is found by: its group, its name, and what it is about. */
export const searchedText = ({ group, title, about = '' }: Command): string =>
  `${group} ${title} ${about}`.trim();

/** Everything that can be done from anywhere, for the palette. */
export function commands(onHelp: () => void): Command[] {
  const isReady = useSession.getState().query !== null;
  const list: Command[] = [];
  for (const screen of screenIds) {
    if (screen !== 'load' && !isReady) continue;
    const { title, about, parts } = screens[screen];
    const keys = keyOfScreen(screen);
    list.push({
      id: `go ${screen}`,
      group: 'Go to',
      title,
      about,
      ...(keys === undefined ? {} : { keys }),
      run: () => goTo(screen, screen === 'decisions' ? { rows: null } : {}),
    });
    for (const part of parts.slice(1))
      list.push({
        id: `go ${screen} ${part.id}`,
        group: 'Go to',
        title: `${title}: ${part.title}`,
        about: part.about ?? '',
        run: () => goTo(screen, { part: part.id, ...(screen === 'decisions' ? { rows: null } : {}) }),
      });
  }
  if (isReady) {
    if (sliceHistory.canUndo())
      list.push({
        id: 'undo',
        group: 'Slice',
        title: 'Undo the last filter',
        keys: 'Ctrl Z',
        run: () => sliceHistory.undo(),
      });
    if (sliceHistory.canRedo())
      list.push({
        id: 'redo',
        group: 'Slice',
        title: 'Redo the filter',
        keys: 'Ctrl Shift Z',
        run: () => sliceHistory.redo(),
      });
    list.push(
      { id: 'clear', group: 'Slice', title: 'Clear all filters', run: () => sliceStore.getState().clear() },
      {
        id: 'compare',
        group: 'Slice',
        title: 'Compare this slice with everything else',
        run: () => goTo('overrides', { part: 'compare', other: null }),
      },
      {
        id: 'names',
        group: 'Page',
        title: useNames.getState().shown
          ? 'Show people as pseudonyms'
          : 'Show people by name, for this visit only',
        run: () => useNames.setState({ shown: !useNames.getState().shown }),
      },
      {
        id: 'link',
        group: 'Page',
        title: 'Copy a link to this view',
        run: () =>
          void navigator.clipboard
            .writeText(new URL(currentAddress(), location.href).href)
            .catch(() => undefined),
      },
    );
    for (const { id, title } of slicedMeasures)
      list.push({
        id: `measure ${id}`,
        group: 'Measure',
        title: `Slice by: ${title}`,
        run: () => goTo('overrides', { measure: id }),
      });
    for (const view of useNamedViews.getState().views)
      list.push({
        id: `view ${view.name}`,
        group: 'View',
        title: `Open the view ${view.name}`,
        run: () => void openView(view),
      });
  }
  for (const theme of themes)
    list.push({
      id: `theme ${theme}`,
      group: 'Page',
      title: `Theme: ${theme === 'system' ? 'as this device' : theme}`,
      run: () => setTheme(theme),
    });
  list.push({ id: 'help', group: 'Page', title: 'Keyboard shortcuts', keys: '?', run: onHelp });
  return list;
}
