import { readManifest } from '../../intake/loading/manifest';
import { isMappingFile } from '../../intake/loading/saved-mapping';
import { sourceOfFile, sourceOfText } from '../../intake/loading/source';
import { openedSources, openLogs } from './open-logs';
import { isReportFile, openReports } from './reports';
import { goTo, useView } from '../../session/view';

const samplePath = 'sample-data/manifest.json';

/**
 * Opens files of this machine; the link then names no manifest any more. `zone` (IANA) is that of times
 * without an offset; without it such lines are rejected.
 */
export function openFiles(files: readonly File[], zone?: string): Promise<void> {
  return sorted(files, zone);
}

/** Reports among the files are opened as reports, and leave the logs that are open where they are. */
async function sorted(files: readonly File[], zone: string | undefined): Promise<void> {
  const isReport = await Promise.all(files.map(isReportFile));
  const reports = files.filter((_, at) => isReport[at]);
  const logs = files.filter((_, at) => !isReport[at]);
  if (reports.length > 0) {
    await openReports(reports.map((file) => ({ name: file.name, blob: file })));
    if (logs.length === 0) return goTo('report', { part: 'opened' });
  }
  const sources = logs.map((file) => sourceOfFile(file, zone));
  const opened = openedSources();
  // Saved mappings alone are for the files that are open; these stay.
  if (opened.length > 0 && (await areMappings(logs))) {
    const kept = opened.filter(({ name }) => !sources.some((each) => each.name === name));
    return openLogs(async () => [...kept, ...sources]);
  }
  useView.setState({ load: null });
  return openLogs(async () => sources);
}

const areMappings = async (files: readonly Blob[]): Promise<boolean> =>
  (await Promise.all(files.map(isMappingFile))).every(Boolean);

export function openText(text: string, zone?: string): Promise<void> {
  useView.setState({ load: null });
  return openLogs(async () => [sourceOfText(text, zone)]);
}

/** Opens the logs and reports that a manifest beside the app names; the path stays in the link. */
export function openManifest(path: string): Promise<void> {
  useView.setState({ load: path });
  return openLogs(async (signal) => {
    const { sources, reports } = await readManifest(path, document.baseURI, signal);
    if (reports.length > 0) await openReports(reports);
    if (sources.length === 0 && useView.getState().screen === 'load') goTo('report', { part: 'over-time' });
    return sources;
  });
}

export const openSample = (): Promise<void> => openManifest(samplePath);
