import { keyCell, keyCheck, type WorksheetColumn, worksheetColumns } from '../../records/worksheet-row';
import { csvText } from '../../words/csv';
import { plainWord } from '../../words/format';
import { checkReader, type WorksheetOrder } from './write-worksheet';

/** A spreadsheet cuts a cell off beyond 32,767 characters. */
const longestCell = 30_000;
const short = (text: string) => (text.length > longestCell ? `${text.slice(0, longestCell)} …` : text);
const lines = (all: readonly (readonly (string | null)[])[]) =>
  short(all.map((parts) => parts.filter((part) => part !== null && part !== '').join(' · ')).join('\n'));

/**
 * The cases of one reader as a table to fill in. `made`: when, RFC 3339; it is the time of the answers, which a table
 * does not know better. Throws as `checkReader` does.
 */
export function worksheetCsv(order: WorksheetOrder, made: string): string {
  checkReader(order);
  const { draw, cases, reader, group } = order;
  const rows = cases.map(({ shown, decisions, digest }): Record<WorksheetColumn, string | null> => {
    const key = keyCell({
      ...{ draw: draw.digest, case: digest, incident: shown.incident, decisions: [...decisions] },
      ...{ reader: reader.trim(), group, made },
    });
    return {
      ...{
        key,
        check: keyCheck(key),
        incident: shown.incident,
        opened: shown.opened,
        workflow: shown.workflow,
      },
      severity: shown.severity,
      findings: shown.findings.join('; '),
      resources: lines(
        (shown.resources ?? []).map(({ uid, name, type, criticality }) => [uid, name, type, criticality]),
      ),
      evidence: lines(
        shown.evidence.map(({ uid, name, verdict, provenance, trust, observed_time }) => [
          ...[name ?? uid, verdict, provenance, trust === null ? null : plainWord(trust), observed_time],
        ]),
      ),
      ...{ answer: null, actions: null, targets: null, sure: null, reason: null, seconds: null },
    };
  });
  const columns = Object.keys(worksheetColumns) as WorksheetColumn[];
  return csvText(
    columns.map((column) => worksheetColumns[column]),
    rows.map((row) => columns.map((column) => row[column])),
  );
}
