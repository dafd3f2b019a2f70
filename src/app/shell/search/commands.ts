import { sliceHistory } from '../../parts/history';
import { useNames } from '../../../session/names';
import { currentAddress, openView, useNamedViews } from '../../../session/named-views';
import { depths, setDepth, setTheme, themes } from '../../../session/preferences';
import { useSession } from '../../../session/session';
import { sliceStore } from '../../../session/slice-store';
import { goTo } from '../../../session/view';
import { openHelp } from '../../../session/help';
import { groups } from '../../../session/nav';
import { screens } from '../../../session/screens';
import { startTour } from '../../../session/tour';
import type { Found } from './found';
import { slicedMeasures } from '../../screens/overrides/measure-choice';

/** Every screen, and everything that can be done from anywhere. */
export function commands(): Found[] {
  const isReady = useSession.getState().query !== null;
  const list: Found[] = [];
  groups.forEach(({ title: group, entries }, at) => {
    entries.forEach(({ screen, part, title }, place) => {
      if (screen !== 'load' && !isReady) return;
      const { about, parts } = screens[screen];
      const own = parts.find(({ id }) => id === part);
      const words = place === 0 ? { keys: String(at + 1) } : {};
      const rows = screen === 'decisions' ? { rows: null } : {};
      list.push({
        ...{ id: `go ${screen} ${part ?? ''}`, group: 'Screens', title, hint: group, ...words },
        about: own?.about ?? about,
        run: () => goTo(screen, { part, ...rows }),
      });
      if (part !== null) return;
      for (const each of parts.slice(1))
        list.push({
          ...{ id: `go ${screen} ${each.id}`, group: 'Screens', title: each.title },
          ...{ hint: `${group}, ${title}`, about: each.about ?? '' },
          run: () => goTo(screen, { part: each.id }),
        });
    });
  });
  if (isReady) {
    if (sliceHistory.canUndo())
      list.push({
        id: 'undo',
        group: 'Actions',
        title: 'Undo the last filter',
        keys: 'Ctrl Z',
        run: () => sliceHistory.undo(),
      });
    if (sliceHistory.canRedo())
      list.push({
        id: 'redo',
        group: 'Actions',
        title: 'Redo the filter',
        keys: 'Ctrl Shift Z',
        run: () => sliceHistory.redo(),
      });
    list.push(
      { id: 'clear', group: 'Actions', title: 'Clear all filters', run: () => sliceStore.getState().clear() },
      {
        id: 'compare',
        group: 'Actions',
        title: 'Compare this slice with everything else',
        run: () => goTo('overrides', { part: 'compare', other: null }),
      },
      {
        id: 'names',
        group: 'Actions',
        title: useNames.getState().shown
          ? 'Show people as pseudonyms'
          : 'Show people by name, for this visit only',
        run: () => useNames.setState({ shown: !useNames.getState().shown }),
      },
      {
        id: 'link',
        group: 'Actions',
        title: 'Copy a link to this view',
        run: () =>
          void navigator.clipboard
            .writeText(new URL(currentAddress(), location.href).href)
            .catch(() => undefined),
      },
    );
    for (const { id, title } of slicedMeasures)
      list.push({
        id: `slice by ${id}`,
        group: 'Actions',
        title: `Slice by: ${title}`,
        run: () => goTo('overrides', { measure: id }),
      });
    for (const view of useNamedViews.getState().views)
      list.push({
        id: `view ${view.name}`,
        group: 'Actions',
        title: `Open the view ${view.name}`,
        run: () => void openView(view),
      });
  }
  for (const depth of depths)
    list.push({
      ...{ id: `words ${depth}`, group: 'Actions' },
      title: depth === 'plain' ? 'Plain words' : 'Full words: formulas and sources too',
      run: () => setDepth(depth),
    });
  for (const theme of themes)
    list.push({
      id: `theme ${theme}`,
      group: 'Actions',
      title: `Theme: ${theme === 'system' ? 'as this device' : theme}`,
      run: () => setTheme(theme),
    });
  list.push({ id: 'tour', group: 'Actions', title: 'Take the tour of the sample', run: startTour });
  list.push({
    ...{ id: 'help', group: 'Actions', title: 'Help: how-tos, glossary, keys, format, limits', keys: '?' },
    run: () => openHelp(),
  });
  return list;
}
