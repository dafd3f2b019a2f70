import { useKeptLogs } from '../../session/kept-logs';
import { useSession } from '../../session/session';
import { useUnsaved } from '../../session/unsaved';
import { useView } from '../../session/view';

/** Logs that no link can open again. */
function hasOwnLogs(): boolean {
  const { phase } = useSession.getState();
  const isKept = useKeptLogs.getState().areThese;
  return (phase === 'reading' || phase === 'ready') && useView.getState().load === null && !isKept;
}

/**
 * The browser asks before the page is left or loaded again while it holds what no link brings back: own logs, a mapping
 * in the making, a change to the criteria, a decision being written. It listens only as long, because a page that
 * listens is not kept for the browser's back button.
 */
export function askBeforeLeaving(): void {
  let isAsking = false;
  const follow = () => {
    const isHeld = hasOwnLogs() || useUnsaved.getState().held.length > 0;
    if (isHeld === isAsking) return;
    isAsking = isHeld;
    if (isHeld) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
  useSession.subscribe(follow);
  useView.subscribe(follow);
  useKeptLogs.subscribe(follow);
  useUnsaved.subscribe(follow);
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();
