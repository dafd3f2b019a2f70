import type { Report } from '../../records/report/report';
import type { Seal } from '../../report/file/write';
import type { ReportArguments } from './report-arguments';

/** The other forms that were asked for, beside the report. */
export async function writeOtherForms(report: Report, seal: Seal, { also }: ReportArguments): Promise<void> {
  void [report, seal, also];
}
