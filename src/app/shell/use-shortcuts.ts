import { useEffect, useEffectEvent } from 'react';
import { sliceHistory } from '../parts/history';
import { useSession } from '../../session/session';
import { goTo } from '../../session/view';
import { openHelp } from '../../session/help';
import { groups } from '../../session/nav';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isUndoKey = (event: KeyboardEvent) =>
  (event.metaKey || event.ctrlKey) && !event.altKey && /^[zZyY]$/.test(event.key);

/** The keys that work on every screen; those of a table or grid live with it. */
export function useShortcuts(onSearch: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      if (document.querySelector('[role="dialog"]:not(.drawer)')) return;
      event.preventDefault();
      return onSearch();
    }
    if (isUndoKey(event) && !event.defaultPrevented && !isTyping(event.target)) {
      const isRedo = event.shiftKey || event.key.toLowerCase() === 'y';
      if (isRedo ? sliceHistory.redo() : sliceHistory.undo()) event.preventDefault();
      return;
    }
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target))
      return;
    if (document.querySelector('[role="dialog"]:not(.drawer)')) return;
    if (event.key === '?') return openHelp('keys');
    if (event.key === '/') {
      document.querySelector<HTMLElement>('.filters .pill')?.focus();
      return event.preventDefault();
    }
    const group = groups[Number(event.key) - 1];
    if (!group) return;
    const { screen, part } = group.entries[0];
    if (screen === 'load' || useSession.getState().query)
      goTo(screen, { part, ...(screen === 'decisions' ? { rows: null } : {}) });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
