import type { RecordRule } from '../../records/mapping';
import { guessPattern, wordsIn } from './column-words';
import { wordsOfName } from './guess-headers';
import { textOf } from './rows/foreign';
import { firstAt, type Row } from './rows/path';
import { asNumber } from './plain-values';

const telling = new Set(
  'id ids uid uuid guid no nr num number ref reference key case ticket dossier incident alert record issue vorgang vorfall fall numero cle clave caso incidente'.split(
    ' ',
  ),
);
/** `Vorgangsschlüssel`, `Vorfallnummer`, `Fall-ID`. */
const tellingEnd = /(?:nummer|schlussel|kennung)$/;
const isTelling = (path: string) =>
  wordsOfName(path).some((word) => telling.has(word) || tellingEnd.test(word)) || /番号/u.test(path);
/** Days and hours in whatever way. */
const when = /^\d{4}-\d{1,2}-\d{1,2}(?:T|$)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{1,2}:\d{2}\b/;
/** Mail and network addresses are of somebody or something, also where no two rows share one. */
const address = /@|^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$|^(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}$|:\/\//i;

function isId(path: string, rows: readonly Row[]): boolean {
  const values = rows.flatMap((row) => firstAt(row, path)?.value ?? []);
  if (values.length < rows.length || values.some((value) => typeof value === 'object')) return false;
  const texts = values.map((value) => textOf(value).trim());
  if (new Set(texts).size < texts.length) return false;
  if (texts.some((text) => /\s/.test(text) || !/\d/.test(text) || address.test(text) || when.test(text)))
    return false;
  // Numbers could count or measure anything: only where the name says that they number.
  if (texts.every((text) => typeof asNumber(text) === 'number')) {
    return isTelling(path) && texts.every((text) => /^\d+$/.test(text));
  }
  return guessPattern(wordsIn(rows, path)) === null;
}

/**
 * The one column that numbers the rows: present and different in each, with a digit, without spaces, no time and
 * no address. Of several the one whose name says so; undefined where none or more than one is left.
 */
export function idColumn(columns: readonly string[], rows: readonly Row[]): string | undefined {
  // One row is always different from all others.
  if (rows.length < 2) return undefined;
  const found = columns.filter((path) => isId(path, rows));
  if (found.length < 2) return found[0];
  const named = found.filter(isTelling);
  return named.length === 1 ? named[0] : undefined;
}

const fromOf = (fields: RecordRule['fields'], field: string): string[] =>
  [fields[field] ?? []].flat().flatMap(({ from = [] }) => from);

const textAt = (row: Row, path: string) => textOf(firstAt(row, path)?.value).trim();

/**
 * Does a column that is named like the id of a proposal name one of them? Rows of one id are one proposal only where
 * they propose the same; of an alert with several, or of a case, it is the id of something else.
 */
function namesProposals(fields: RecordRule['fields'], rows: readonly Row[]): boolean {
  const [id] = fromOf(fields, 'decision_id');
  if (id === undefined) return true;
  const said = ['action.name', 'action.category', 'resource.uid', 'time'].flatMap((field) =>
    fromOf(fields, field),
  );
  const proposals = new Map<string, string>();
  let [repeated, other] = [0, 0];
  for (const row of rows) {
    const key = textAt(row, id);
    if (key === '') continue;
    const proposal = JSON.stringify(said.map((path) => textAt(row, path)));
    const before = proposals.get(key);
    if (before === undefined) proposals.set(key, proposal);
    else {
      repeated++;
      if (before !== proposal) other++;
    }
  }
  // A few that are corrected later are told when the file is read.
  return repeated * 20 < rows.length || other * 20 < repeated;
}

const tenants = new Set(
  'tenant org organization organisation customer client mandant kunde workspace subscription company firma cliente locataire'.split(
    ' ',
  ),
);

/** Cases are numbered anew for each customer: where one number stands beside two of them, both name the case. */
export function withTenant(
  fields: RecordRule['fields'],
  columns: readonly string[],
  rows: readonly Row[],
): void {
  const tenant = columns.find((column) => wordsOfName(column).some((word) => tenants.has(word)));
  if (tenant === undefined) return;
  for (const field of ['decision_id', 'finding_uid', 'incident_uid']) {
    const [from, ...more] = fromOf(fields, field);
    if (from === undefined || more.length > 0 || from === tenant) continue;
    const seen = new Map<string, string>();
    const isShared = rows.some((row) => {
      const [id, own] = [textAt(row, from), textAt(row, tenant)];
      if (id === '' || own === '') return false;
      const before = seen.get(id);
      seen.set(id, before ?? own);
      return before !== undefined && before !== own;
    });
    if (isShared) fields[field] = { key: [tenant, from] };
  }
}

/** The proposal's id: a column that numbers the rows, or the row's own number where the one named so repeats. */
export function guessId(
  proposed: RecordRule['fields'],
  columns: readonly string[],
  rows: readonly Row[],
): void {
  const isTaken = proposed.decision_id !== undefined;
  if (isTaken && namesProposals(proposed, rows)) return;
  const found = idColumn(columns, rows);
  if (found !== undefined) proposed.decision_id = { from: found };
  else if (isTaken) proposed.decision_id = { template: '{#file}:{#row}' };
}
