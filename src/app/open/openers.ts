import { readManifest } from '../../intake/loading/manifest';
import { isAnswersFile, isDrawFile, parseDraw } from '../../records/draw-file';
import { keepDraw } from '../../session/audits';
import { isMappingFile } from '../../intake/loading/saved-mapping';
import { sourceOfFile, sourceOfText } from '../../intake/loading/source';
import { openedSources, openLogs } from './open-logs';
import { isReportFile, openReports } from './reports';
import { goTo, samplePath, useView } from '../../session/view';

/**
 * Opens files of this machine; the link then names no manifest any more. `zone` (IANA) is that of times
 * without an offset; without it such lines are rejected.
 */
export function openFiles(files: readonly File[], zone?: string): Promise<void> {
  return sorted(files, zone);
}

/** Keeps the draws among the files, and says what came of them; gives the other files. */
async function keepDraws(files: readonly File[]): Promise<File[]> {
  const isDraw = await Promise.all(files.map(isDrawFile));
  const notices: string[] = [];
  if (isDraw.includes(true) && isDraw.every(Boolean) && openedSources().length === 0)
    notices.push('The draw is kept. Open its logs to read the cases.');
  for (const file of files.filter((_, at) => isDraw[at])) {
    const draw = parseDraw(await file.text());
    const isKept = typeof draw !== 'string' && keepDraw(draw);
    if (typeof draw === 'string') notices.push(`${file.name}: ${draw}`);
    else if (!isKept)
      notices.push(`${file.name}: this browser keeps the draw only until the page is closed.`);
  }
  useView.setState((view) => ({ notices: [...view.notices, ...notices] }));
  return files.filter((_, at) => !isDraw[at]);
}

/** Reports among the files are opened as reports, and leave the logs that are open where they are; draws too. */
async function sorted(all: readonly File[], zone: string | undefined): Promise<void> {
  const files = await keepDraws(all);
  if (files.length === 0) return goTo('audit');
  const isReport = await Promise.all(files.map(isReportFile));
  const reports = files.filter((_, at) => isReport[at]);
  const logs = files.filter((_, at) => !isReport[at]);
  if (reports.length > 0) {
    await openReports(reports.map((file) => ({ name: file.name, blob: file })));
    if (logs.length === 0) return goTo('report', { part: 'opened' });
  }
  const sources = logs.map((file) => sourceOfFile(file, zone));
  const opened = openedSources();
  // Saved mappings and answers to an audit are for the files that are open; these stay.
  if (opened.length > 0 && (await areBeside(logs))) {
    const kept = opened.filter(({ name }) => !sources.some((each) => each.name === name));
    return openLogs(async () => [...kept, ...sources]);
  }
  useView.setState({ load: null });
  return openLogs(async () => sources);
}

const areBeside = async (files: readonly Blob[]): Promise<boolean> =>
  (
    await Promise.all(files.map(async (file) => (await isMappingFile(file)) || (await isAnswersFile(file))))
  ).every(Boolean);

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
