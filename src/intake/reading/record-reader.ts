import { acceptsRecord, recordSchemas, type LogRecord } from '../../records/record';
import { keysAtMost, type Path, repeatedKey } from '../../records/json';
import { eventTypes, type EventType } from '../../records/vocabulary';
import type { Accepted, Kind, ReadOptions } from './batch';
import { depthOf, endsInside, scanBody, type Body } from './body';
import { asFound, expectedOf, fieldOf, foundAt, repeatedFault } from './explain';
import { cut, maxDepth, maxRecordBytes } from './limits';
import { type Readable, readableOf, unreadable } from './may-decide';
import type { Shapes } from './shapes/shapes';
import { withoutUnknownWords } from './set-aside';
import { Tally } from './tally';
import { decode, invalidByte } from './utf8';
import { resolveTimes, Zone } from './zone';

const newline = 0x0a;
const carriageReturn = 0x0d;
const plain = new TextDecoder();
const megabytes = maxRecordBytes / 1024 / 1024;

const isKind = (word: unknown): word is EventType =>
  typeof word === 'string' && Object.hasOwn(recordSchemas, word);

type Where = Omit<Accepted, 'record'>;

/** Does nothing follow a line, not even its end? Does it hold no U+0000? How many keys does it write at most? */
type How = Readonly<Record<'isLast' | 'isPlain', boolean>> & { readonly keys: number };

/** Reads the bytes of single records into a tally: decode, parse, check, address. */
export class RecordReader {
  readonly tally: Tally;
  /** Why the whole file is refused, once that is known: its first record is of another major version. */
  refusal: string | undefined;
  readonly #file: string;
  readonly #zone: Zone | undefined;
  readonly #shapes: Shapes | undefined;
  #isVersionKnown: boolean;

  /**
   * `isStart`: these are the first bytes of the file, so that its first record decides the version. `give`: see
   * `Tally`; only then `shapes` are of use, because they give the same object again and again.
   */
  constructor(options: ReadOptions, isStart: boolean, give?: (accepted: Accepted) => void, shapes?: Shapes) {
    this.tally = new Tally(give);
    this.#file = options.file;
    this.#zone = options.zone === undefined ? undefined : new Zone(options.zone);
    this.#shapes = give === undefined || this.#zone ? undefined : shapes;
    this.#isVersionKnown = !isStart;
  }

  /**
   * Reads whole lines (the last one may lack its newline). Blank lines do not count.
   * Returns how many newlines there were.
   */
  readLines(bytes: Uint8Array, firstLine: number, byteOffset: number): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // One decoding for the whole block is several times as fast as one a line.
    const text = decode(bytes);
    const isAscii = text?.length === bytes.length;
    if (text !== undefined) this.#shapes?.open(bytes, text);
    const isPlain = text !== undefined && !mayHoldNul(text);
    let line = firstLine;
    let textFrom = 0;
    for (let from = 0; from < bytes.length; line++) {
      const newlineAt = bytes.indexOf(newline, from);
      const next = newlineAt < 0 ? bytes.length : newlineAt;
      let textTo = 0;
      if (text !== undefined) {
        const found = isAscii ? next : text.indexOf('\n', textFrom);
        textTo = found < 0 ? text.length : found;
      }
      const to = next > from && bytes[next - 1] === carriageReturn ? next - 1 : next;
      if (next - from > maxRecordBytes) this.rejectTooLong(line, text?.slice(textFrom, textFrom + 200));
      else if (to > from) {
        const body = scanBody(bytes, view, from, to);
        const end = textTo - (next - to);
        const where = { line, byteOffset: byteOffset + from, byteLength: to - from, bodyHash: body.hash };
        if (!isPlain || !this.#readShaped(from, to, textFrom, body, where)) {
          const own = text?.slice(textFrom, end);
          const keys = keysAtMost(bytes, view, from, to);
          this.#readOne(own, bytes.subarray(from, to), body, where, { isLast: newlineAt < 0, isPlain, keys });
        }
      }
      textFrom = textTo + 1;
      if (this.refusal !== undefined || newlineAt < 0) return line - firstLine;
      from = next + 1;
    }
    return line - firstLine;
  }

  /** Reads one element of an array. */
  readElement(bytes: Uint8Array, line: number, byteOffset: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const body = scanBody(bytes, view, 0, bytes.length);
    const where = { line, byteOffset, byteLength: bytes.length, bodyHash: body.hash };
    const keys = keysAtMost(bytes, view, 0, bytes.length);
    this.#readOne(decode(bytes), bytes, body, where, { isLast: false, isPlain: false, keys });
  }

  /**
   * Checks a record that was made of a row of a foreign source and is written as `text`, whose bytes gave `body`. What
   * its row attests is known already.
   */
  readMade(record: Record<string, unknown>, text: string, body: Body, where: Where): void {
    if (where.byteLength > maxRecordBytes) this.rejectTooLong(where.line, text.slice(0, 200));
    else if (!this.#isTooDeep(text, body, where.line) && !this.#holdsNul(record, text, where.line))
      this.#readObject(record, where);
  }

  rejectTooLong(line: number, start = ''): void {
    this.rejectText(line, `a record of at most ${megabytes} MiB`, start);
  }

  /** Text that is no record. */
  rejectText(
    line: number,
    expected: string,
    found: string,
    readable: Readable | null = unreadable(found),
  ): void {
    this.#reject('unknown', line, '(record)', expected, found, readable);
  }

  /** The source ends here although more must follow. */
  breakOff(line: number, expected: string, found: string): void {
    this.tally.breakOff(line, expected);
    this.rejectText(line, expected, found, null);
  }

  #reject(
    kind: Kind,
    line: number,
    field: string,
    expected: string,
    found: string,
    readable: Readable | null,
    eventType?: string,
  ): void {
    this.tally.reject(kind, field, line, readable, () => {
      const named = eventType === undefined ? {} : { eventType: cut(eventType) };
      return { file: this.#file, field, expected, found: cut(found), ...named };
    });
  }

  /** A record written like one before it; false where it must be looked at closely. */
  #readShaped(from: number, to: number, textFrom: number, body: Body, where: Where): boolean {
    const shapes = this.#shapes;
    if (!shapes?.isUseful || !this.#isVersionKnown || body.openers > maxDepth) return false;
    const record = shapes.read(from, to, textFrom);
    if (record === undefined) return false;
    this.tally.accept(record.event_type, { record, ...where });
    return true;
  }

  #readOne(whole: string | undefined, bytes: Uint8Array, body: Body, where: Where, how: How): void {
    const { line, byteOffset } = where;
    const text = whole ?? decode(bytes);
    if (text === undefined) return this.#rejectBytes(bytes, line, byteOffset, how.isLast);
    if (bytes[0]! <= 0x20 && text.trim() === '') return;
    if (this.#isTooDeep(text, body, line)) return;
    const record = parseObject(text);
    if (record === undefined)
      return how.isLast && endsInside(text)
        ? this.breakOff(line, 'the end of the line: the file ends inside it', text)
        : this.rejectText(line, whyNotRecord(text), text);
    const twice = repeatedKey(text, record, bytes, how.keys);
    if (twice !== undefined) return this.#rejectRepeated(record, text, twice, line);
    if (!how.isPlain && this.#holdsNul(record, text, line)) return;
    const accepted = this.#readObject(record, where, true);
    if (accepted === undefined) return;
    if (accepted.event_type === 'checkpoint') {
      const { chain_uid: chain, tree_size: treeSize, root_hash: root } = accepted;
      this.tally.ledger.addCheckpoint({ chain, treeSize, root, line });
    }
    if (accepted === (record as unknown) && whole !== undefined)
      this.#shapes?.learn(text, accepted.event_type);
  }

  /** The record that was accepted. `attests`: what it says of its chain counts. */
  #readObject(record: Record<string, unknown>, where: Where, attests = false): LogRecord | undefined {
    const { line } = where;
    if (!this.#isVersionKnown && this.#refuses(record)) return undefined;
    if (attests) this.tally.ledger.add(record, line);
    const kind = record.event_type;
    if (!isKind(kind)) {
      this.#readUnknown(record, line);
      return undefined;
    }
    if (this.#zone) resolveTimes(record, this.#zone);
    const result = check(kind, record);
    if (result.success) {
      this.tally.accept(kind, { record: result.data, ...where });
      return result.data;
    }
    const ours = withoutUnknownWords(kind, record, result.error.issues);
    const again = ours && check(kind, ours.record);
    if (ours !== undefined && again?.success === true) {
      this.tally.setAside(ours.aside, line);
      this.tally.accept(kind, { record: again.data, ...where });
      return again.data;
    }
    const issue = (again?.success === false ? again : result).error.issues[0]!;
    const field = fieldOf(issue.path);
    this.tally.reject(kind, field, line, readableOf(record), () => ({
      file: this.#file,
      field,
      expected: expectedOf(issue),
      found: foundAt(record, issue.path),
      eventType: kind,
    }));
    return undefined;
  }

  /** No engine keeps it in a text: it would end the text, and what is joined by it. */
  #holdsNul(record: Record<string, unknown>, text: string, line: number): boolean {
    const path = mayHoldNul(text) ? nulIn(record) : undefined;
    if (path === undefined) return false;
    const kind = isKind(record.event_type) ? record.event_type : 'unknown';
    const found = foundAt(record, path);
    this.#reject(kind, line, fieldOf(path), 'text without U+0000', found, readableOf(record), kind);
    return true;
  }

  /** Which of its values counts nobody knows: of a name that scopes are made of, none does. */
  #rejectRepeated(record: Record<string, unknown>, text: string, path: Path, line: number): void {
    const isName = ['event_type', 'decision_id', 'agent', 'workflow'].some((name) => name === path[0]);
    const kind = isKind(record.event_type) ? record.event_type : 'unknown';
    const { field, expected, found } = repeatedFault(path);
    const readable = isName ? unreadable(text) : readableOf(record);
    this.#reject(kind, line, field, expected, found, readable, kind);
  }

  #isTooDeep(text: string, { openers }: Body, line: number): boolean {
    if (openers <= maxDepth) return false;
    const depth = depthOf(text);
    if (depth <= maxDepth) return false;
    const readable = unreadable(text);
    this.rejectText(line, `at most ${maxDepth} levels of nesting`, `${depth} levels`, readable);
    return true;
  }

  #readUnknown(record: Record<string, unknown>, line: number): void {
    const { event_type: eventType, schema_version: version } = record;
    const readable = readableOf(record);
    if (typeof eventType !== 'string' || eventType === '') {
      const expected = `one of ${eventTypes.join(', ')}`;
      const found = foundAt(record, ['event_type']);
      return this.#reject('unknown', line, 'event_type', expected, found, readable);
    }
    if (typeof version !== 'string' || !/^1\.\d+$/.test(version)) {
      const found = foundAt(record, ['schema_version']);
      return this.#reject('unknown', line, 'schema_version', '"1.0"', found, readable, eventType);
    }
    this.tally.acceptUnknown(eventType, line, readable);
  }

  #refuses(record: Record<string, unknown>): boolean {
    const version = record.schema_version;
    if (typeof version !== 'string') return false;
    this.#isVersionKnown = true;
    const major = /^(\d+)(\.|$)/.exec(version)?.[1];
    if (major === undefined || major === '1') return false;
    this.refusal = `The records say schema_version ${asFound(version)}; this version of Shadowproof reads version 1.`;
    return true;
  }

  #rejectBytes(bytes: Uint8Array, line: number, byteOffset: number, isLast: boolean): void {
    const found = invalidByte(bytes, byteOffset);
    const start = plain.decode(bytes);
    if (isLast && endsInside(start)) this.breakOff(line, 'UTF-8 text to the end of the line', found);
    else this.rejectText(line, 'UTF-8 text', found, unreadable(start));
  }
}

function check(kind: EventType, record: Record<string, unknown>) {
  if (acceptsRecord[kind](record)) return { success: true, data: record as unknown as LogRecord } as const;
  return recordSchemas[kind].safeParse(record);
}

/** Asks for the `{` first: a failed `JSON.parse` is by far the dearest way to refuse a line. */
function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{') && !text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const mayHoldNul = (text: string) => text.includes('\\u0000');

/** Where the first U+0000 of a value stands, in a text or a name. */
function nulIn(value: unknown): (string | number)[] | undefined {
  if (typeof value === 'string') return value.includes('\0') ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const path = name.includes('\0') ? [] : nulIn(inner);
    if (path !== undefined) return [Array.isArray(value) ? Number(name) : name, ...path];
  }
  return undefined;
}

const notANumber = /[:[,]\s*-?(?:NaN|Infinity)\b/;

function whyNotRecord(text: string): string {
  if (notANumber.test(text)) return 'valid JSON, in which NaN and Infinity are not numbers';
  return text.trimStart().startsWith('{')
    ? 'a valid JSON object'
    : 'a JSON object with the fields of a record';
}
