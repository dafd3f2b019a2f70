import { depthOf } from '../../reading/body';
import { parseExact } from '../../reading/exact-json';
import { maxDepth } from '../../reading/limits';
import { repeatedKey, RepeatedKey } from '../../../records/json';
import { isObject } from '../../../records/unknown';

type Value = Record<string, unknown>;

/**
 * What collectors of logs write before a line: fluentd's time and tag, the container runtime's time and stream, the
 * names that docker compose and kubectl write, and syslog. The line itself must follow at once: text of which a part
 * looks like a record is no record.
 */
const prefixes = [
  /^\d{4}-\d\d-\d\d[T ][\d:.,]+ ?(?:Z|[+-]\d\d:?\d\d)?\t[\w.*/-]+\t/,
  /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d) (?:stdout|stderr) F /,
  /^\d{4}-\d\d-\d\d[T ][\d:.,]+ ?(?:Z|[+-]\d\d:?\d\d)? (?=\{)/,
  /^[\w.-]+\s+\| /,
  /^\[[\w./-]+\] /,
  /^(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) [\w.:-]+ [\w./-]+(?:\[\d+\]:?|:| [\w.-]+ [\w.-]+ -) /,
];

const tried = (text: string): unknown => {
  if (text.length > 100 && depthOf(text) > maxDepth) return undefined;
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
};

/** The object that a text is; undefined where it is none, or nested too deeply. */
export function objectIn(text: string): Value | undefined {
  const value = tried(text);
  return isObject(value) ? value : undefined;
}

/** As `objectIn`, of a text inside a value. Throws `RepeatedKey`. */
export function objectInside(text: string): Value | undefined {
  const value = objectIn(text);
  const path = value && repeatedKey(text, value);
  if (path !== undefined) throw new RepeatedKey(path);
  return value;
}

/** What follows the prefix of a collector. */
function afterPrefix(text: string): string | undefined {
  for (const prefix of prefixes) {
    const found = prefix.exec(text)?.[0];
    if (found !== undefined && text.startsWith('{', found.length)) return text.slice(found.length);
  }
  return undefined;
}

/** Does a line hold an object behind the prefix of a collector? */
export const isPrefixed = (line: string): boolean => {
  const rest = afterPrefix(line);
  return rest !== undefined && objectIn(rest) !== undefined;
};

/** What may stand between objects that were written one after the other: nothing, commas, record separators. */
const isBetween = (unit: number) => unit <= 0x20 || unit === 0x2c;

/**
 * Where the object that begins at `from` ends, 0 where the text ends inside it; `suspect` is a line inside it that
 * begins an object at its first character.
 */
export function endOfObject(text: string, from: number): { readonly end: number; readonly suspect: number } {
  let depth = 0;
  let isText = false;
  let suspect = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b && suspect === 0 && at > from && text.charCodeAt(at - 1) === 0x0a) suspect = at;
    if (isText) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) isText = false;
    } else if (unit === 0x22) isText = true;
    else if (unit === 0x7b || unit === 0x5b) depth++;
    else if ((unit === 0x7d || unit === 0x5d) && --depth === 0) return { end: at + 1, suspect };
  }
  return { end: 0, suspect };
}

/** An object and the text that it was read from. */
export interface FoundObject {
  readonly value: Value;
  readonly text: string;
}

/** Objects written one after the other, as Kinesis Firehose does (`}{`); undefined where anything else is among them. */
function glued(text: string): FoundObject[] | undefined {
  const found: FoundObject[] = [];
  for (let at = 0; at < text.length;) {
    if (isBetween(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const { end } = text[at] === '{' ? endOfObject(text, at) : { end: 0 };
    const own = text.slice(at, end);
    const value = end === 0 ? undefined : objectIn(own);
    if (value === undefined) return undefined;
    found.push({ value, text: own });
    at = end;
  }
  return found.length === 0 ? undefined : found;
}

export interface Found {
  readonly all: readonly FoundObject[];
  /** More was there than the one object. */
  readonly isUnwrapped: boolean;
}

/** The objects of one line or element; undefined where it holds none or something else besides. */
export function objectsIn(text: string): Found | undefined {
  const value = objectIn(text);
  if (value !== undefined) return { all: [{ value, text }], isUnwrapped: false };
  const first = text.trimStart();
  const objects = first.startsWith('{') || first.startsWith('\u001e') ? glued(text) : undefined;
  if (objects !== undefined) return { all: objects, isUnwrapped: true };
  const rest = afterPrefix(first);
  const behind = rest === undefined ? undefined : objectIn(rest);
  if (rest === undefined || behind === undefined) return undefined;
  return { all: [{ value: behind, text: rest }], isUnwrapped: true };
}

/**
 * Are the first characters those of a document of several lines, or of several of them, and not of lines? Where a
 * line inside it is an object of its own, these are lines of which the first is damaged.
 */
export function isDocument(head: string): boolean {
  const text = head.trimStart();
  if (!text.startsWith('{')) return false;
  const { end, suspect } = endOfObject(text, 0);
  const first = text.slice(0, end === 0 ? undefined : end);
  if (end !== 0 && objectIn(first) !== undefined) return first.includes('\n');
  if (end !== 0 || !text.includes('\n')) return false;
  if (areMostlyObjects(text)) return false;
  if (suspect === 0) return true;
  const [line = ''] = text.slice(suspect).split('\n', 1);
  return objectIn(line) === undefined && /[,{[]\s*$/.test(line);
}

/** Of the lines below the first, whole objects in at least every second one: the first lines are damaged, no document. */
function areMostlyObjects(text: string): boolean {
  const below = text
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '');
  const whole = below.filter((line) => line.startsWith('{') && objectIn(line) !== undefined).length;
  return whole >= 2 && whole * 2 >= below.length;
}

/** Are most lines of a text objects, each for itself or behind the prefix of a collector? */
export function areJsonLines(text: string, isTable: () => boolean): boolean {
  const lines = text.split('\n').slice(0, 200);
  if (lines.length > 1) lines.pop();
  const own = lines.filter((line) => line.trim() !== '');
  const whole = own.filter((line) => line.startsWith('{') && objectIn(line) !== undefined).length;
  const prefixed = own.filter(isPrefixed).length;
  if (whole + prefixed === 0) return false;
  return (whole + prefixed) * 2 >= own.length || !isTable();
}
