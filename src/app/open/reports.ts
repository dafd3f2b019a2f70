import { looksLikeReport } from '../../report/reading/extract';
import { type ReportFile, useReports } from '../../session/reports';

const mostBytes = 64 * 1024 ** 2;
const startBytes = 1024;

/** Is this file a page or a report's numbers, and so no log? Reads its first kilobyte. */
export async function isReportFile(file: Blob): Promise<boolean> {
  return looksLikeReport(await file.slice(0, startBytes).text());
}

async function read(name: string, blob: Blob): Promise<ReportFile> {
  if (blob.size > mostBytes) return { name, problem: 'This file is larger than any report.' };
  const { NoReport, openReport } = await import('../../report/reading/open-report');
  try {
    return { name, opened: openReport(name, await blob.text()) };
  } catch (error) {
    const problem = error instanceof NoReport ? error.message : 'This file could not be read as a report.';
    return { name, problem };
  }
}

/** Opens files as reports, after those that are open; one that is open already takes its new place. */
export async function openReports(
  files: readonly { readonly name: string; readonly blob: Blob }[],
): Promise<void> {
  const opened = await Promise.all(files.map(({ name, blob }) => read(name, blob)));
  const isAgain = (old: ReportFile) =>
    opened.some(
      (each) =>
        each.name === old.name &&
        ('opened' in each ? each.opened.found : each.problem) ===
          ('opened' in old ? old.opened.found : old.problem),
    );
  useReports.setState(({ files: before }) => ({
    files: [...before.filter((each) => !isAgain(each)), ...opened],
  }));
}

/** Takes one of the open reports away; the file stays where it is. */
export function closeReport(at: number): void {
  useReports.setState(({ files }) => ({ files: files.filter((_, place) => place !== at) }));
}
