import { readManifest } from '../loading/manifest';
import { sourceOfFile, sourceOfText } from '../loading/source';
import { openLogs } from './open-logs';
import { useView } from './view';

const samplePath = 'sample-data/manifest.json';

/**
 * Opens files of this machine; the link then names no manifest any more. `zone` (IANA) is that of times
 * without an offset; without it such lines are rejected.
 */
export function openFiles(files: readonly File[], zone?: string): Promise<void> {
  useView.setState({ load: null });
  return openLogs(async () => files.map((file) => sourceOfFile(file, zone)));
}

export function openText(text: string, zone?: string): Promise<void> {
  useView.setState({ load: null });
  return openLogs(async () => [sourceOfText(text, zone)]);
}

/** Opens the logs that a manifest beside the app names; the path stays in the link. */
export function openManifest(path: string): Promise<void> {
  useView.setState({ load: path });
  return openLogs(async (signal) => (await readManifest(path, document.baseURI, signal)).sources);
}

export const openSample = (): Promise<void> => openManifest(samplePath);
