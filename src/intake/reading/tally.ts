import { Ledger } from './ledger';
import type {
  Accepted,
  Container,
  Kind,
  KindCount,
  ReadBatch,
  Rejection,
  RejectionCount,
  SetAside,
  UnknownKind,
  UnreadRest,
} from './batch';
import type { WordAside } from './set-aside';
import { cut, maxKeptRejections, maxNames } from './limits';
import type { Readable } from './may-decide';
import type { Uncounted } from '../../database/tables/uncounted-table';

/** Equal words of a field that count alike are told once. */
export const asideKey = ({ field, word, as }: WordAside): string => JSON.stringify([field, word, as]);

/** Collects what was read into batches; memory stays bounded however much is rejected. */
export class Tally {
  readonly ledger = new Ledger();
  #accepted: Accepted[] = [];
  #rejected: Rejection[] = [];
  #rejectionCounts = new Map<string, RejectionCount>();
  #unknownKinds = new Map<string, UnknownKind>();
  #kinds: Partial<Record<Kind, KindCount>> = {};
  #aside = new Map<string, SetAside>();
  #kept = 0;
  #uncounted: Uncounted[] = [];
  #unread: UnreadRest | null = null;

  /** With `give`, accepted records are handed on at once instead of being kept for the batch. */
  constructor(private readonly give?: (accepted: Accepted) => void) {}

  /** Records and lines that wait in the batch. */
  get size(): number {
    return this.#accepted.length + this.#uncounted.length;
  }

  accept(kind: Kind, accepted: Accepted): void {
    const count = this.#kind(kind);
    count.read++;
    count.accepted++;
    if (this.give) this.give(accepted);
    else this.#accepted.push(accepted);
  }

  /** Words of an accepted record that are none of ours. */
  setAside(words: readonly WordAside[], line: number): void {
    for (const each of words) {
      const isFull = this.#aside.size >= maxNames && !this.#aside.has(asideKey(each));
      const named = isFull ? { ...each, word: '(other)' } : each;
      const seen = this.#aside.get(asideKey(named));
      if (seen) seen.count++;
      else this.#aside.set(asideKey(named), { ...named, firstLine: line, count: 1 });
    }
  }

  /** A kind that this version does not know counts as accepted: nothing about it is wrong. */
  acceptUnknown(eventType: string, line: number, readable: Readable | null): void {
    this.#setAside('unknown_kind', line, readable);
    const count = this.#kind('unknown');
    count.read++;
    count.accepted++;
    const name = cut(eventType);
    const seen = this.#unknownKinds.get(name);
    if (seen) seen.count++;
    else if (this.#unknownKinds.size < maxNames) {
      this.#unknownKinds.set(name, { eventType: name, firstLine: line, count: 1 });
    } else this.#shareName(line);
  }

  #shareName(line: number): void {
    const name = '(other)';
    const seen = this.#unknownKinds.get(name);
    if (seen) seen.count++;
    else this.#unknownKinds.set(name, { eventType: name, firstLine: line, count: 1 });
  }

  /** `describe` is only asked while rejections are kept. `readable`: null where the line can be no decision. */
  reject(
    kind: Kind,
    field: string,
    line: number,
    readable: Readable | null,
    describe: () => Omit<Rejection, 'line'>,
  ): void {
    this.#setAside('rejected_line', line, readable);
    const count = this.#kind(kind);
    count.read++;
    count.rejected++;
    let name = field.replace(/\[\d+\]/g, '[]');
    if (this.#rejectionCounts.size >= maxNames && !this.#rejectionCounts.has(`${kind} ${name}`))
      name = '(other)';
    const key = `${kind} ${name}`;
    const seen = this.#rejectionCounts.get(key);
    if (seen) seen.count++;
    else this.#rejectionCounts.set(key, { kind, field: name, count: 1 });
    if (this.#kept >= maxKeptRejections) return;
    this.#kept++;
    this.#rejected.push({ ...describe(), line });
  }

  /** The source ends here although more must follow: what is lost cannot be counted. */
  breakOff(line: number, expected: string): void {
    this.#unread ??= { line, expected };
  }

  #setAside(kind: Uncounted['kind'], line: number, readable: Readable | null): void {
    if (readable !== null) this.#uncounted.push({ kind, line, ...readable });
  }

  take(bytes: number, container: Container, gzipped: boolean, problem?: string): ReadBatch {
    const ledger = this.ledger.take();
    const batch: ReadBatch = {
      accepted: problem === undefined ? this.#accepted : [],
      rejected: problem === undefined ? this.#rejected : [],
      rejectionCounts: problem === undefined ? [...this.#rejectionCounts.values()] : [],
      unknownKinds: problem === undefined ? [...this.#unknownKinds.values()] : [],
      setAside: problem === undefined ? [...this.#aside.values()] : [],
      kinds: problem === undefined ? this.#kinds : {},
      uncounted: problem === undefined ? this.#uncounted : [],
      unread: problem === undefined ? this.#unread : null,
      ledger: problem === undefined ? ledger : null,
      bytes,
      container,
      gzipped,
      ...(problem === undefined ? {} : { problem }),
    };
    this.#accepted = [];
    this.#rejected = [];
    this.#uncounted = [];
    this.#unread = null;
    this.#rejectionCounts = new Map();
    this.#unknownKinds = new Map();
    this.#aside = new Map();
    this.#kinds = {};
    return batch;
  }

  #kind(kind: Kind): KindCount {
    return (this.#kinds[kind] ??= { read: 0, accepted: 0, rejected: 0 });
  }
}
