import { useKeptLogs } from '../../session/kept-logs';
import { useSession } from '../../session/session';
import { useView } from '../../session/view';

/**
 * The browser asks before the page is left or loaded again while logs are open that no link can open again. It listens
 * only as long, because a page that listens is not kept for the browser's back button.
 */
export function askBeforeLeaving(): void {
  let isAsking = false;
  const follow = () => {
    const { phase } = useSession.getState();
    const isKept = useKeptLogs.getState().areThese;
    const isOwn = (phase === 'reading' || phase === 'ready') && useView.getState().load === null && !isKept;
    if (isOwn === isAsking) return;
    isAsking = isOwn;
    if (isOwn) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
  useSession.subscribe(follow);
  useView.subscribe(follow);
  useKeptLogs.subscribe(follow);
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();
