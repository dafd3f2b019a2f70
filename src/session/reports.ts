import type { OpenedReport } from '../report/reading/open-report';
import { createStore } from './create-store';

/** A file that was opened as a report: what is in it, or why it is none. */
export type ReportFile =
  | { readonly name: string; readonly opened: OpenedReport }
  | { readonly name: string; readonly problem: string };

export interface ReportsFields {
  /** Reports of this visit, in the order in which they were opened. */
  files: readonly ReportFile[];
}

const start: ReportsFields = { files: [] };

export const useReports = createStore({ files: ['screen'] }, start);
