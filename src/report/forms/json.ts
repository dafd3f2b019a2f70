import type { Report } from '../../records/report/report';

/** The numbers as a file of their own, in the form of the published schema. */
export const writeJson = (report: Report, sha256: string): string =>
  `${JSON.stringify({ sha256, report }, null, 2)}\n`;
