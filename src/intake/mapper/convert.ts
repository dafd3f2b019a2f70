import type { Mapping } from '../../records/mapping';
import type { ReadBatch, Rejection } from '../reading/batch';
import { cut } from '../reading/limits';
import { Tally } from '../reading/tally';
import { zoneProblem } from '../reading/read-source';
import { holds } from './conditions';
import { Latest } from './latest';
import type { Row } from './path';
import { columnsOf } from './paths-of';
import { saltProblem } from './privacy';
import { type MapperOptions, RowMapper } from './row-mapper';
import { type ByteBox, type FoundRow, NoRows } from './rows/row';
import { rowsOf } from './rows/rows';

/** Something about several rows, in words. */
export interface RowNote {
  readonly words: string;
  readonly firstLine: number;
  count: number;
}

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

/** A foreign source as lines of the log format, and where each stands in the source. */
export interface Converted {
  /** One record a line. */
  readonly text: Uint8Array<ArrayBuffer>[];
  /** Per line of `text`: its first byte there. */
  readonly starts: Float64Array;
  /** Per line of `text`: line of the source (row number where it has no lines). */
  readonly lines: Float64Array;
  readonly offsets: Float64Array;
  /** 0: the row has no text of its own. */
  readonly lengths: Float64Array;
  readonly rows: RowCounts;
  readonly leftOut: readonly RowNote[];
  /** What had to be guessed. */
  readonly guesses: readonly RowNote[];
  /** Fields that privacy names and that no row has: there was nothing to leave out, or the name is wrong. */
  readonly unseenPrivate: readonly string[];
  /** Records that could not be made, and what the rows themselves attest. No accepted records. */
  readonly batch: ReadBatch;
}

export interface ConvertOptions extends MapperOptions {
  /** Name of the file, for rejections. */
  readonly file: string;
  readonly onRows?: (rows: number) => void;
}

const blockLength = 1 << 20;
const maxNotes = 100;

class Notes {
  readonly #all = new Map<string, RowNote>();

  add(words: string, line: number): void {
    const seen = this.#all.get(words);
    if (seen) seen.count++;
    else if (this.#all.size < maxNotes) this.#all.set(words, { words, firstLine: line, count: 1 });
  }

  list(): RowNote[] {
    return [...this.#all.values()];
  }
}

/** Grows by doubling: a plain array of numbers would take three times as much. */
class Numbers {
  #values = new Float64Array(1024);
  #size = 0;

  push(value: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#size++] = value;
  }

  take(): Float64Array {
    return this.#values.slice(0, this.#size);
  }
}

/** Turns a foreign source into lines of the log format. Never throws for what is in the source. */
export async function convert(box: ByteBox, mapping: Mapping, options: ConvertOptions): Promise<Converted> {
  const job = new Conversion(mapping, options);
  const problem = zoneProblem(options.zone ?? mapping.zone) ?? saltProblem(mapping, options.salt);
  if (problem !== undefined) return job.end(box.size, problem);
  try {
    await job.run(box);
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    if (job.rows.read === 0) return job.end(box.size, reason.message);
    job.breakOff(reason.message);
  }
  return job.end(box.size);
}

const notShown = '(not shown: fields of this source are private)';

/** Private ones too, although nothing asks for them: whether they are there is told. */
const readColumns = (mapping: Mapping): string[] => [
  ...columnsOf(mapping),
  ...Object.keys(mapping.privacy?.fields ?? {}).flatMap((path) => [path, /^[^.[]+/.exec(path)?.[0] ?? path]),
];

class Conversion {
  readonly rows: RowCounts = { read: 0, used: 0, rejected: 0, leftOut: 0 };
  readonly #tally = new Tally();
  readonly #guesses = new Notes();
  readonly #leftOut = new Notes();
  readonly #text: Uint8Array<ArrayBuffer>[] = [];
  #open: string[] = [];
  #openLength = 0;
  #bytes = 0;
  readonly #starts = new Numbers();
  readonly #lines = new Numbers();
  readonly #offsets = new Numbers();
  readonly #lengths = new Numbers();
  #line = 0;
  #mapper: RowMapper | undefined;

  constructor(
    private readonly mapping: Mapping,
    private readonly options: ConvertOptions,
  ) {}

  async run(box: ByteBox): Promise<void> {
    const guess = (words: string) => this.#guesses.add(words, this.#line);
    this.#mapper = new RowMapper(this.mapping, { ...this.options, guess });
    const columns = this.mapping.native === true ? undefined : readColumns(this.mapping);
    const { latest: wanted } = this.mapping.rows;
    const latest =
      wanted === undefined
        ? undefined
        : new Latest(wanted, this.mapping, this.options.zone ?? this.mapping.zone, guess);
    for await (const batch of rowsOf(box, this.mapping, columns)) {
      for (const found of batch) {
        this.rows.read++;
        this.#line = found.line;
        if (!('row' in found)) {
          if (found.isOther === true) this.#leave('lines that are no JSON', found.line);
          else this.#reject(found.line, found.expected, found.found);
          continue;
        }
        this.#attest(found.row, found.line);
        if (!holds(found.row, this.mapping.rows.when)) this.#leave('rows of another kind', found.line);
        else if (latest === undefined) this.#take(found);
        else {
          const older = latest.offer(found);
          if (older === 'unnamed') this.#reject(found.line, 'the id of a case', 'nothing');
          else if (older !== undefined) this.#leave('earlier modifications of the same case', older.line);
        }
      }
      this.options.onRows?.(this.rows.read);
    }
    for (const found of latest?.all() ?? []) this.#take(found);
  }

  /** The source cannot be read further. */
  breakOff(message: string): void {
    this.rows.read++;
    this.#reject(this.#line + 1, 'a source that can be read to its end', message);
  }

  end(bytes: number, problem?: string): Converted {
    this.#flush();
    return {
      text: this.#text,
      starts: this.#starts.take(),
      lines: this.#lines.take(),
      offsets: this.#offsets.take(),
      lengths: this.#lengths.take(),
      rows: this.rows,
      leftOut: this.#leftOut.list(),
      guesses: this.#guesses.list(),
      unseenPrivate: this.rows.used === 0 ? [] : (this.#mapper?.unseenPrivate ?? []),
      batch: this.#tally.take(bytes, 'jsonl', false, problem),
    };
  }

  #take(found: FoundRow): void {
    const { line } = found;
    this.#line = line;
    const mapper = this.#mapper!;
    const { records, refused } = mapper.map(mapper.clean(found.row));
    for (const each of refused) {
      this.#tally.reject(each.eventType, each.field, () => ({ ...this.#at(line), ...each }));
    }
    for (const record of records) this.#write(record, found);
    if (records.length > 0) this.rows.used++;
    else if (refused.length > 0) this.rows.rejected++;
    else this.#leave('rows that hold nothing the mapping asks for', line);
  }

  #write(record: Record<string, unknown>, { line, byteOffset, byteLength }: FoundRow): void {
    const text = JSON.stringify(record, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    this.#open.push(text);
    this.#openLength += text.length;
    this.#lines.push(line);
    this.#offsets.push(byteOffset);
    this.#lengths.push(byteLength);
    if (this.#openLength >= blockLength) this.#flush();
  }

  #flush(): void {
    if (this.#open.length === 0) return;
    const bytes = new TextEncoder().encode(`${this.#open.join('\n')}\n`);
    for (let from = 0; from < bytes.length; from = bytes.indexOf(0x0a, from) + 1) {
      this.#starts.push(this.#bytes + from);
    }
    this.#bytes += bytes.length;
    this.#text.push(bytes);
    this.#open = [];
    this.#openLength = 0;
  }

  /** What the source's own record says of its chain; the converted record is another one. */
  #attest(row: Row, line: number): void {
    this.#tally.ledger.add(row as Record<string, unknown>, line);
    const { event_type: type, chain_uid: chain, tree_size: treeSize, root_hash: root } = row;
    if (this.mapping.native !== true || type !== 'checkpoint') return;
    if (typeof chain === 'string' && Number.isSafeInteger(treeSize) && typeof root === 'string') {
      this.#tally.ledger.addCheckpoint({ chain, treeSize: treeSize as number, root, line });
    }
  }

  #leave(reason: string, line: number): void {
    this.rows.leftOut++;
    this.#leftOut.add(reason, line);
  }

  #reject(line: number, expected: string, found: string): void {
    this.rows.rejected++;
    this.#tally.reject('unknown', '(row)', () => ({
      ...this.#at(line),
      field: '(row)',
      expected,
      // Of a row that cannot be read nobody can say where its private fields stand.
      found: this.mapping.privacy === undefined ? cut(found) : notShown,
    }));
  }

  #at(line: number): Pick<Rejection, 'file' | 'line'> {
    return { file: this.options.file, line };
  }
}
