import type { AuditDraw } from '../../records/audit';
import type { AuditCase } from '../../records/audit-case';
import { fileName } from '../../words/format';
import { dealCases } from './deal-cases';
import { worksheetCsv } from './worksheet-csv';
import { writeWorksheet } from './write-worksheet';

export interface WorksheetsOrder {
  readonly draw: AuditDraw;
  /** The cases of the draw as the log has them now, by incident. */
  readonly cases: ReadonlyMap<string, AuditCase>;
  readonly readers: readonly string[];
  readonly areSecond: boolean;
  readonly form: 'html' | 'csv';
  /** Now, RFC 3339. */
  readonly made: string;
}

export interface WorksheetFile {
  readonly reader: string;
  readonly name: string;
  readonly text: string;
  readonly cases: number;
}

/**
 * One worksheet for each reader. Throws a RangeError where the log differs from the one that the cases were drawn
 * from, for nobody's answers would fit, or for a reader who may not read.
 */
export function worksheetFiles({
  draw,
  cases,
  readers,
  areSecond,
  form,
  made,
}: WorksheetsOrder): WorksheetFile[] {
  const changed = draw.cases.filter((each) => cases.get(each.incident)?.digest !== each.case).length;
  if (changed > 0)
    throw new RangeError(
      `${changed} of ${draw.cases.length} cases differ from what was drawn: open the same logs as then`,
    );
  return [...dealCases(draw, readers, areSecond)].map(([reader, dealt], at) => {
    const own = dealt.map(({ incident }) => cases.get(incident)).filter((each) => each !== undefined);
    const order = { draw, cases: own, reader, group: null };
    const text = form === 'html' ? writeWorksheet(order) : worksheetCsv(order, made);
    const name = `worksheet-${draw.digest.slice(0, 8)}-${at + 1}-${fileName(reader, 'reader')}.${form}`;
    return { reader, name, text, cases: own.length };
  });
}
