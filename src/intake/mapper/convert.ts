import type { Mapping } from '../../records/mapping';
import type { Accepted, ReadBatch } from '../reading/batch';
import { scanBody } from '../reading/body';
import { cut } from '../reading/limits';
import { zoneProblem } from '../reading/read-source';
import { Zone } from '../reading/zone';
import { type Readable, unreadable } from '../reading/may-decide';
import { windowsWords } from '../reading/utf8';
import { RecordReader } from '../reading/record-reader';
import { Notes, Numbers, type RowNote } from './collected';
import { leftOutAs, unusedAs } from './conditions';
import { AddedColumns, type LookupUse, type OtherFile, readLookups } from './added-columns';
import { ordersIn } from './day-orders';
import type { Latest } from './latest';
import { MadeText, type Members } from './made-text';
import type { Trials } from './trials';
import { latestOf, trialsOf } from './read-before';
import type { Row } from './rows/path';
import { readColumns } from './paths-of';
import { jsonOf } from './rows/foreign';
import { saltProblem } from './privacy';
import { type MapperOptions, RowMapper } from './row-mapper';
import { type ByteBox, type FoundRow, NoRows, type RowOrBad } from './rows/row';
import { rowsOf } from './rows/rows';
import { Meanings, type UnknownMeaning } from './word-meanings';

/** Rows of a foreign source: read = used + rejected + left out. */
export interface RowCounts {
  read: number;
  /** Gave at least one record. */
  used: number;
  /** Gave none, for a fault of their own. */
  rejected: number;
  /** Are no concern of this mapping: other logs' lines, earlier modifications. */
  leftOut: number;
}

/** A foreign source as records of the log format, and where each stands in the source. */
export interface Converted {
  /** What was made, one record a line, accepted or not: to be shown and searched, never to be parsed for a table. */
  readonly text: Uint8Array<ArrayBuffer>[];
  /** Of a text that is packed, because it is long. */
  readonly members?: Members;
  /** Per line of `text`: its first byte there. */
  readonly starts: Float64Array;
  readonly offsets: Float64Array;
  /** 0: the row has no text of its own. */
  readonly lengths: Float64Array;
  readonly rows: RowCounts;
  readonly leftOut: readonly RowNote[];
  /** What had to be guessed. */
  readonly guesses: readonly RowNote[];
  readonly lookups: readonly LookupUse[];
  /** Words of which nobody said what they mean. */
  readonly unknownWords: readonly UnknownMeaning[];
  /** Fields that privacy names and that no row has: there was nothing to leave out, or the name is wrong. */
  readonly unseenPrivate: readonly string[];
  /**
   * What was read since `onBatch` was called last, and what the rows themselves attest. Lines are those of the source
   * (numbers of rows where it has none); addresses are those in `text`.
   */
  readonly batch: ReadBatch;
}

export interface ConvertOptions extends MapperOptions {
  /** Name of the file, for rejections. */
  readonly file: string;
  /** Gets each record as soon as it is accepted; without it they are in the batches. */
  readonly give?: (accepted: Accepted) => void;
  /** The other files of the load, of which some may be looked up. */
  readonly others?: readonly OtherFile[];
  /** Gets what was read so far, from time to time; reading goes on when it resolves. */
  readonly onBatch?: (batch: ReadBatch) => Promise<void>;
}

const blockLength = 1 << 20;
const newline = 0x0a;

/** Turns the rows of a foreign source into checked records of the log format. Never throws for what is in it. */
export async function convert(box: ByteBox, mapping: Mapping, options: ConvertOptions): Promise<Converted> {
  const problem = zoneProblem(options.zone ?? mapping.zone) ?? saltProblem(mapping, options.salt);
  if (problem !== undefined) return new Conversion(mapping, { file: options.file }, box.size).end(problem);
  const lookups = await readLookups(mapping, options.others ?? []);
  if (typeof lookups === 'string')
    return new Conversion(mapping, { file: options.file }, box.size).end(lookups);
  const job = new Conversion(mapping, options, box.size, lookups);
  try {
    await job.run(box);
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    if (job.rows.read === 0) return job.end(reason.message);
    job.breakOff(reason.message);
  }
  return job.end();
}

/** A record that waits to be hashed with others, and its row. */
interface Waiting {
  readonly record: Record<string, unknown>;
  readonly text: string;
  readonly found: FoundRow;
}

const notShown = '(not shown: fields of this source are private)';

class Conversion {
  readonly rows: RowCounts = { read: 0, used: 0, rejected: 0, leftOut: 0 };
  readonly #reader: RecordReader;
  readonly #guesses = new Notes();
  readonly #leftOut = new Notes();
  readonly #text = new MadeText();
  #waiting: Waiting[] = [];
  #waitingLength = 0;
  /** Bytes of the source, and of these how many a batch told of. */
  #read = 0;
  #told = 0;
  /** Of the records made, how many bytes a batch told of. */
  #toldBytes = 0;
  readonly #starts = new Numbers();
  readonly #offsets = new Numbers();
  readonly #lengths = new Numbers();
  #line = 0;
  readonly #meanings: Meanings;
  readonly #added: AddedColumns;
  #mapper: RowMapper | undefined;
  #trials: Trials | undefined;

  constructor(
    private readonly mapping: Mapping,
    private readonly options: ConvertOptions,
    private readonly size: number,
    lookups: Exclude<Awaited<ReturnType<typeof readLookups>>, string> = [],
  ) {
    this.#added = new AddedColumns(lookups, () => this.#line);
    const { file, zone, give } = options;
    this.#meanings = new Meanings(mapping.words);
    this.#reader = new RecordReader({ file, ...(zone === undefined ? {} : { zone }) }, true, give);
  }

  async run(box: ByteBox): Promise<void> {
    const guess = (words: string) => this.#guesses.add(words, this.#line);
    const columns = this.mapping.native === true ? undefined : readColumns(this.mapping);
    const orders = await ordersIn(box, this.mapping, columns);
    this.#mapper = new RowMapper(this.mapping, {
      ...{ ...this.options, guess, orders, meanings: this.#meanings, added: this.#added },
    });
    const at = (line: number) => void (this.#line = line);
    // Without a zone times without an offset are compared as they stand.
    const zone = new Zone(this.options.zone ?? this.mapping.zone ?? 'UTC');
    const latest = await latestOf(box, this.mapping, columns, { zone, guess, orders }, at);
    this.#trials = await trialsOf(box, this.mapping, columns);
    for await (const batch of rowsOf(box, this.mapping, columns)) {
      for (const found of batch) {
        this.#line = found.line;
        this.#see(found, latest);
        // One document may hold all rows there are.
        if (this.#text.size - this.#toldBytes >= blockLength) await this.#tell();
      }
      await this.#tell();
    }
  }

  #see(found: RowOrBad, latest: Latest | undefined): void {
    const { line } = found;
    this.rows.read++;
    if (!('row' in found)) {
      if (found.leftOut !== undefined) this.#leave(found.leftOut, line);
      else if (found.isEnd === true) this.#end(line, found.expected, found.found);
      else this.#reject(line, found.expected, found.found, undefined, found.field);
      return;
    }
    // Of a packed source and of Parquet the place of a row does not say how much was read.
    this.#read = Math.min(Math.max(this.#read, found.byteOffset + found.byteLength), this.size);
    if (found.isWindows === true) this.#guesses.add(windowsWords, line);
    this.#attest(found.attested ?? found.row, line);
    const other = leftOutAs(found.row, this.mapping.rows.when);
    if (other !== undefined) return this.#leave(other, line);
    const trial = this.#trials?.takes(found.row);
    if (trial === false) return this.#leave('earlier trials of the same task', line);
    if (trial !== undefined && 'expected' in trial) return this.#reject(line, trial.expected, trial.found);
    const takes = latest?.takes(found.row) ?? true;
    if (takes === true) this.#take(found, trial?.columns);
    else if (takes === false) this.#leave('earlier modifications of the same case', line);
    else this.#reject(line, takes.expected, takes.found);
  }

  async #tell(): Promise<void> {
    this.#flush();
    this.#toldBytes = this.#text.size;
    await this.#text.pack();
    if (this.#reader.refusal === undefined) await this.options.onBatch?.(this.#batch());
  }

  /** The source cannot be read further. */
  breakOff(message: string): void {
    this.rows.read++;
    this.#end(this.#line + 1, 'a source that can be read to its end', message);
  }

  async end(problem?: string): Promise<Converted> {
    this.#flush();
    await this.#text.pack();
    const { members } = this.#text;
    this.#read = this.size;
    return {
      text: this.#text.pieces,
      ...(members === undefined ? {} : { members }),
      starts: this.#starts.take(),
      offsets: this.#offsets.take(),
      lengths: this.#lengths.take(),
      rows: this.rows,
      leftOut: this.#leftOut.list(),
      guesses: this.#guesses.list(),
      lookups: this.#added.uses(),
      unknownWords: this.#meanings.list(),
      unseenPrivate: this.rows.used === 0 ? [] : (this.#mapper?.unseenPrivate ?? []),
      batch: this.#batch(problem ?? this.#reader.refusal),
    };
  }

  #batch(problem?: string): ReadBatch {
    const bytes = this.#read - this.#told;
    this.#told = this.#read;
    return this.#reader.tally.take(bytes, 'jsonl', false, problem);
  }

  #take(found: FoundRow, trial?: Row): void {
    const { line } = found;
    this.#line = this.#meanings.line = line;
    const mapper = this.#mapper!;
    const { records, refused, aside } = mapper.map(mapper.clean(found.row, trial), this.rows.read);
    this.#reader.tally.setAside(aside, line);
    for (const each of refused) {
      const { readable, ...fault } = each;
      const { file } = this.options;
      this.#reader.tally.reject(each.eventType, each.field, line, readable, () => ({ file, ...fault }));
    }
    for (const record of records) this.#write(record, found);
    if (this.#waitingLength >= blockLength) this.#flush();
    if (records.length > 0) this.rows.used++;
    else if (refused.length > 0) this.rows.rejected++;
    else this.#leave(unusedAs(found.row, this.mapping.rows), line);
  }

  #write(record: Record<string, unknown>, found: FoundRow): void {
    const text = jsonOf(record);
    this.#waiting.push({ record, text, found });
    this.#waitingLength += text.length;
  }

  /** One encoding for many records is several times as fast as one for each. */
  #flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = new TextEncoder().encode(`${this.#waiting.map(({ text }) => text).join('\n')}\n`);
    const view = new DataView(bytes.buffer);
    let from = 0;
    for (const { record, text, found } of this.#waiting) {
      const to = bytes.indexOf(newline, from);
      const body = scanBody(bytes, view, from, to);
      const byteOffset = this.#text.size + from;
      this.#starts.push(byteOffset);
      this.#offsets.push(found.byteOffset);
      this.#lengths.push(found.byteLength);
      const where = { line: found.line, byteOffset, byteLength: to - from, bodyHash: body.hash };
      if (this.#reader.refusal === undefined) this.#reader.readMade(record, text, body, where);
      from = to + 1;
    }
    this.#text.push(bytes);
    this.#waiting = [];
    this.#waitingLength = 0;
  }

  /** What the source's own record says of its chain; the converted record is another one. */
  #attest(row: Row, line: number): void {
    this.#reader.tally.ledger.add(row as Record<string, unknown>, line);
    const { event_type: type, chain_uid: chain, tree_size: treeSize, root_hash: root } = row;
    if (this.mapping.native !== true || type !== 'checkpoint') return;
    if (typeof chain === 'string' && Number.isSafeInteger(treeSize) && typeof root === 'string') {
      this.#reader.tally.ledger.addCheckpoint({ chain, treeSize: treeSize as number, root, line });
    }
  }

  #leave(reason: string, line: number): void {
    this.rows.leftOut++;
    this.#leftOut.add(reason, line);
  }

  #end(line: number, expected: string, found: string): void {
    this.#reader.tally.breakOff(line, expected);
    this.#reject(line, expected, found, null);
  }

  #reject(
    line: number,
    expected: string,
    found: string,
    readable: Readable | null = unreadable(found),
    field = '(row)',
  ): void {
    this.rows.rejected++;
    this.#reader.tally.reject('unknown', field, line, readable, () => ({
      file: this.options.file,
      field: this.mapping.privacy === undefined ? field : '(row)',
      expected,
      // Of a row that cannot be read nobody can say where its private fields stand.
      found: this.mapping.privacy === undefined ? cut(found) : notShown,
    }));
  }
}
