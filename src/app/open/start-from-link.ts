import { openManifest } from './openers';
import { startEngine } from './open-logs';
import { useView } from '../../session/view';

/** Starts the engine while somebody reads the first screen, and opens the manifest that the link names. */
export function startFromLink(): void {
  const { load } = useView.getState();
  if (load === null) startEngine().catch(() => undefined);
  else void openManifest(load);
}
