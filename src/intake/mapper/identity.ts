import type { CaseKey } from '../../records/mapping';
import { firstAt, type Row } from './rows/path';

/** Of a record's fields those that name something: records are joined and counted by them. */
export const isIdentity = (path: string): boolean =>
  /(?:^|[._])(?:id|uid)$|^(?:rollback_of|duplicate_of|supersedes)$/.test(path);

/** A spreadsheet or a double wrote it: `1.77E+15` (Excel), `2.868860079149422e+18` (pandas). */
const scientific = /^\s*[+-]?\d(?:[.,]\d+)?e\+\d{1,3}\s*$/i;
/** Of 2^53 or more with a fraction: a double beyond what it counts by one. */
const fraction = /^\s*[+-]?\d+[.,]0*\s*$/;

/** Are there ids that this value cannot be told from? Then it names nothing. */
function isRounded(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'string' || value.length > 400) return false;
  return (
    scientific.test(value) || (fraction.test(value) && Math.abs(parseFloat(value)) > Number.MAX_SAFE_INTEGER)
  );
}

const roundedWords = 'an id with all its digits: this one was rounded when it was saved as a number';

/** What an id must be and this value is not; `undefined`: it names one thing. */
export function lossOf(value: unknown): string | undefined {
  if (isRounded(value)) return roundedWords;
  // Half a surrogate pair: written as UTF-8, each of them becomes the same U+FFFD.
  return typeof value === 'string' && /\p{Cs}/u.test(value) ? 'an id of whole characters' : undefined;
}

const address = /^\s*(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([\da-f:.]+(?:%\w+)?)\]|(localhost))(?::\d{1,5})?\s*$/i;

/** The host of a network address with or without a port: `10.0.0.5:44310`, `[::1]:59943`; else `undefined`. */
export function hostOf(value: unknown): string | undefined {
  const found = typeof value === 'string' ? address.exec(value) : null;
  return found === null ? undefined : (found[1] ?? found[2] ?? found[3]);
}

const partOf = (value: unknown): string => {
  const one = Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
  return typeof one === 'string' ? one.trim() : (JSON.stringify(one) ?? '');
};

/** What names a row's case. */
export type RowCase = { readonly key: string } | { readonly expected: string; readonly found: string };

/** Every part of the key counts: a row that lacks one of them, or of which one was rounded, belongs to no case. */
export function caseOf(row: Row, by: CaseKey): RowCase {
  const parts: string[] = [];
  for (const from of typeof by === 'string' ? [by] : by) {
    const found = firstAt(row, from);
    const name = [from].flat().join(' or ');
    if (found === undefined) return { expected: `the id of a case in ${name}`, found: 'nothing' };
    const part = partOf(found.value);
    const loss = lossOf(Array.isArray(found.value) ? (found.value as unknown[])[0] : found.value);
    if (loss !== undefined) return { expected: `in ${name} ${loss}`, found: part };
    parts.push(part);
  }
  // A text of its own, not a piece that keeps the text it was cut from in memory.
  return { key: JSON.stringify(parts) };
}
