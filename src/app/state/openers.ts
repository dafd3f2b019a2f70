import { readManifest } from '../loading/manifest';
import { sourceOfFile, sourceOfText } from '../loading/source';
import { openLogs } from './open-logs';
import { useView } from './view';

const samplePath = 'sample-data/manifest.json';

/** Opens files of this machine; the link then names no manifest any more. */
export function openFiles(files: readonly File[]): Promise<void> {
  useView.setState({ load: null });
  return openLogs(async () => files.map((file) => sourceOfFile(file)));
}

export function openText(text: string): Promise<void> {
  useView.setState({ load: null });
  return openLogs(async () => [sourceOfText(text)]);
}

/** Opens the logs that a manifest beside the app names; the path stays in the link. */
export function openManifest(path: string): Promise<void> {
  useView.setState({ load: path });
  return openLogs(async (signal) => (await readManifest(path, document.baseURI, signal)).sources);
}

export const openSample = (): Promise<void> => openManifest(samplePath);
