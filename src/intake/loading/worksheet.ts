import Papa from 'papaparse';
import {
  type ActionCategory,
  type AuditAnswer,
  lacksOf,
  recordsOfAnswer,
  type Sureness,
  surenessWords,
} from '../../records/audit-answer';
import { actionCategories } from '../../records/vocabulary';
import {
  keyCheck,
  type WorksheetColumn,
  worksheetAnswers,
  worksheetColumns,
  type WorksheetKey,
  worksheetKeySchema,
} from '../../records/worksheet-row';
import { parseJson } from '../../records/json';

/** What stands in a cell: without the apostrophe that keeps a spreadsheet from running it. */
const cellText = (cell: string | undefined): string => (cell ?? '').trim().replace(/^'(?=[=+\-@])/, '');
const word = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
const ascii = (value: string): string => value.replace(/[^!-~]|^'/g, '');

/** The places of the columns, by the beginnings of their heads. */
function placesOf(head: readonly string[]): Readonly<Record<WorksheetColumn, number>> {
  const nameOf = (title: string) => word(/^[^:(,]*/.exec(cellText(title))?.[0] ?? '').trim();
  const names = head.map(nameOf);
  return Object.fromEntries(
    Object.entries(worksheetColumns).map(([column, title]) => [column, names.indexOf(nameOf(title))]),
  ) as Record<WorksheetColumn, number>;
}

function keyOf(cell: string, check: string, incident: string): WorksheetKey | string {
  if (keyCheck(cell) !== check) return 'the row was altered: its first two cells do not belong together';
  let key: WorksheetKey;
  try {
    key = worksheetKeySchema.parse(parseJson(cell));
  } catch {
    return 'the first cell names no case';
  }
  // Rows that were sorted without these two columns answer another case than the one in sight.
  return ascii(key.incident) === ascii(incident)
    ? key
    : 'the row was altered: another incident stands beside its first two cells';
}

const lacks = {
  category: 'the row lacks an action',
  target: 'the row lacks a target',
  reason: 'the row lacks a reason',
} as const;

/** The answer that a row gives; a problem as a clause, null where nothing was filled in. */
function answerOf(
  cells: Readonly<Record<WorksheetColumn, string>>,
): [WorksheetKey, AuditAnswer] | string | null {
  const filled = [cells.answer, cells.actions, cells.targets, cells.sure, cells.reason];
  if (filled.every((cell) => cell === '')) return null;
  const key = keyOf(cells.key, cells.check, cells.incident);
  if (typeof key === 'string') return key;
  const reading = worksheetAnswers[word(cells.answer) as keyof typeof worksheetAnswers] ?? null;
  if (reading === null) return `“${cells.answer}” is none of the answers`;
  const listed = cells.actions
    .split(/[;,\n]/)
    .map(word)
    .filter(Boolean);
  const categories = listed.map((each) => actionCategories.find((category) => category === each));
  const unknown = listed[categories.indexOf(undefined)];
  if (unknown !== undefined) return `“${unknown}” is none of the actions`;
  const sure = word(cells.sure).replace(/ sure$/, '');
  if (sure !== '' && !surenessWords.includes(sure as Sureness))
    return `“${cells.sure}” does not say how sure`;
  const seconds = cells.seconds === '' ? null : Number(cells.seconds.replace(',', '.'));
  if (seconds !== null && !(seconds >= 0 && seconds <= 86_400))
    return `“${cells.seconds}” is no number of seconds`;
  const answer: AuditAnswer = {
    ...{
      draw: key.draw,
      case: key.case,
      reader: key.reader,
      group: key.group,
      time: key.made,
      seconds,
      reading,
    },
    categories: reading === 'warranted' ? (categories as ActionCategory[]) : [],
    targets:
      reading === 'warranted'
        ? cells.targets
            .split(/[;\n]/)
            .map((each) => each.trim())
            .filter(Boolean)
        : [],
    sure: sure === '' ? null : (sure as Sureness),
    reason: cells.reason,
  };
  const [lack] = lacksOf(answer, cells.resources === '');
  return lack === undefined ? [key, answer] : lacks[lack];
}

/**
 * The verdict records of a filled-in worksheet as JSON Lines. A row that cannot be counted becomes a line that is
 * rejected, with the reason in place of its time; a row that nobody filled in becomes none.
 */
export function worksheetLines(csv: string): string {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [head = [], ...rows] = data;
  const places = placesOf(head);
  return rows
    .flatMap((row, at): unknown[] => {
      const cells = Object.fromEntries(
        Object.entries(places).map(([column, place]) => [column, cellText(row[place])]),
      ) as Record<WorksheetColumn, string>;
      const answer = answerOf(cells);
      if (answer === null) return [];
      if (typeof answer === 'string') return [rejected(at + 2, answer, cells.incident)];
      const [key, given] = answer;
      return recordsOfAnswer(given, key.decisions, null);
    })
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

/** Without the name of a decision: an answer that cannot be read is no decision that was lost. */
const rejected = (row: number, reason: string, incident: string) => ({
  schema_version: '1.1',
  event_type: 'verdict',
  event_id: `worksheet row ${row}`,
  finding_uid: incident,
  time: `row ${row}: ${reason}`,
});
