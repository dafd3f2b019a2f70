import { openManifest } from './openers';
import { canKeepLogs } from '../../session/kept-logs';
import { useSession } from '../../session/session';
import { openLogs, startEngine } from './open-logs';
import { useView } from '../../session/view';

/**
 * Starts the engine while somebody reads the first screen, and opens the manifest that the link names; without one the
 * logs that were kept on this computer.
 */
export function startFromLink(): void {
  const { load } = useView.getState();
  if (load !== null) return void openManifest(load);
  startEngine().catch(() => undefined);
  if (canKeepLogs())
    void import('./kept-logs')
      .then(({ readKeptLogs }) => readKeptLogs())
      .then((kept) => {
        if (kept !== null && useSession.getState().phase === 'empty')
          return openLogs(async () => kept, { areKept: true });
      });
}
