import type { BuildAccount } from '../../database/engine/database';
import type { FiledPart } from '../integrity/chain-records';
import type { Integrity } from '../integrity/check-chains';
import type { LedgerPart } from '../reading/ledger';
import type {
  Container,
  Kind,
  ReadBatch,
  Rejection,
  RejectionCount,
  SetAside,
  UnknownKind,
  UnreadRest,
} from '../reading/batch';
import { maxKeptRejections } from '../reading/limits';
import { asideKey } from '../reading/tally';
import { eventTypes } from '../../records/vocabulary';
import type { FileAccount, ImportAccount, KindAccount, LoadAccount, Progress } from './account';

/** A batch without what goes to the tables: what the account needs. */
export type BatchSummary = Omit<ReadBatch, 'accepted' | 'uncounted'>;

export function summaryOf(batch: ReadBatch): BatchSummary {
  const { accepted: _, uncounted: __, ...summary } = batch;
  return summary;
}

/** Of a source of which nothing is read, and why where it should have been. */
export const nothingRead = (bytes: number, container: Container, problem?: string): BatchSummary => ({
  rejected: [],
  rejectionCounts: [],
  unknownKinds: [],
  setAside: [],
  kinds: {},
  unread: null,
  ledger: null,
  bytes,
  container,
  gzipped: false,
  ...(problem === undefined ? {} : { problem }),
});

/** Of each file so many rejections are kept beside the shared list. */
const maxFirstRejected = 5;

const kinds: readonly Kind[] = [...eventTypes, 'unknown'];

const emptyKinds = () =>
  Object.fromEntries(
    kinds.map((kind) => [kind, { read: 0, accepted: 0, rejected: 0, duplicate: 0, conflict: 0 }]),
  ) as Record<Kind, KindAccount>;

/** Slices come back in any order: the earliest line of all is the first. */
function addFound<Found extends { readonly firstLine: number; readonly count: number }>(
  into: Map<string, Found>,
  key: string,
  each: Found,
): void {
  const seen = into.get(key);
  into.set(key, {
    ...each,
    firstLine: Math.min(each.firstLine, seen?.firstLine ?? Infinity),
    count: each.count + (seen?.count ?? 0),
  });
}

/** What is known of one file while it is read. */
class OneFile {
  kinds = emptyKinds();
  unknownKinds = new Map<string, UnknownKind>();
  counts = new Map<string, RejectionCount>();
  rejected: Rejection[] = [];
  aside = new Map<string, SetAside>();
  container: ReadBatch['container'] = 'jsonl';
  gzipped = false;
  problem: string | undefined;
  unread: UnreadRest | null = null;
  ledger: LedgerPart[] = [];

  constructor(
    readonly name: string,
    readonly bytes: number,
    readonly unpackedFrom: readonly string[],
    public imported: ImportAccount | undefined,
  ) {}

  add(batch: BatchSummary): void {
    this.container = batch.container;
    this.gzipped = batch.gzipped;
    if (batch.problem !== undefined) this.#refuse(batch.problem);
    if (this.problem !== undefined) return;
    for (const kind of kinds) {
      const count = batch.kinds[kind];
      if (!count) continue;
      this.kinds[kind].read += count.read;
      this.kinds[kind].accepted += count.accepted;
      this.kinds[kind].rejected += count.rejected;
    }
    this.unread ??= batch.unread;
    if (batch.ledger !== null) this.ledger.push(batch.ledger);
    for (const each of batch.unknownKinds) addFound(this.unknownKinds, each.eventType, each);
    for (const each of batch.setAside) addFound(this.aside, asideKey(each), each);
    for (const { kind, field, count } of batch.rejectionCounts) {
      const key = `${kind} ${field}`;
      const seen = this.counts.get(key);
      if (seen) seen.count += count;
      else this.counts.set(key, { kind, field, count });
    }
    // Slices come back in any order: only the sorted front is the front of the file.
    this.rejected.push(...batch.rejected);
    if (this.rejected.length > 2 * maxKeptRejections) this.rejected = this.front();
  }

  front(): Rejection[] {
    return this.rejected.sort((a, b) => a.line - b.line).slice(0, maxKeptRejections);
  }

  #refuse(problem: string): void {
    this.problem = problem;
    this.kinds = emptyKinds();
    this.unknownKinds.clear();
    this.aside.clear();
    this.counts.clear();
    this.rejected = [];
    this.unread = null;
    this.ledger = [];
  }
}

/** Adds batches up to the account of a load, and tells progress at most ten times a second. */
export class AccountKeeper {
  readonly #files: OneFile[];
  readonly #total: number;
  readonly #started = performance.now();
  #told = -Infinity;
  #bytes = 0;
  #records = 0;
  #rejected = 0;

  constructor(
    files: readonly {
      readonly name: string;
      readonly bytes: number;
      readonly unpackedFrom: readonly string[];
      readonly imported?: ImportAccount;
    }[],
    private readonly onProgress: (progress: Progress) => void,
  ) {
    this.#files = files.map(
      ({ name, bytes, unpackedFrom, imported }) => new OneFile(name, bytes, unpackedFrom, imported),
    );
    this.#total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  add(file: number, batch: BatchSummary): void {
    this.#files[file]!.add(batch);
    this.#bytes += batch.bytes;
    for (const count of Object.values(batch.kinds)) {
      this.#records += count.accepted;
      this.#rejected += count.rejected;
    }
    if (performance.now() - this.#told >= 100) this.tell('reading', file);
  }

  /** What became of the rows of a foreign source. */
  imported(file: number, account: ImportAccount): void {
    this.#files[file]!.imported = account;
  }

  isRefused(file: number): boolean {
    return this.#files[file]!.problem !== undefined;
  }

  tell(stage: Progress['stage'], file = this.#files.length - 1): void {
    this.#told = performance.now();
    const seconds = Math.max((this.#told - this.#started) / 1000, 0.001);
    this.onProgress({
      bytesRead: Math.min(this.#bytes, this.#total),
      bytesTotal: this.#total,
      records: this.#records,
      rejected: this.#rejected,
      bytesPerSecond: this.#bytes / seconds,
      file: this.#files[file]?.name ?? '',
      stage,
    });
  }

  /** What was attested, by file. */
  ledger(): FiledPart[] {
    return this.#files.flatMap(({ ledger }, file) => ledger.map((part) => ({ file, part })));
  }

  /** The account, with what the join dropped and set aside taken off what was accepted. */
  account(
    build: BuildAccount,
    integrity: Integrity | null,
    hashes: readonly Promise<string | null>[],
  ): LoadAccount {
    const move = (entries: BuildAccount['duplicates'], to: 'duplicate' | 'conflict') => {
      for (const { file, table, count } of entries) {
        const kind = this.#files[file]!.kinds[table];
        kind.accepted -= count;
        kind[to] += count;
      }
    };
    move(build.duplicates, 'duplicate');
    move(build.conflictsByFile, 'conflict');
    const files = this.#files.map((file, index): FileAccount => {
      const { name, bytes, container, gzipped, unpackedFrom, problem, imported, unread } = file;
      const unknownKinds = [...file.unknownKinds.values()];
      const known = {
        ...{ index, name, bytes, sha256: null, container, gzipped, kinds: file.kinds, unknownKinds, unread },
        unpackedFrom,
        setAside: [...file.aside.values()],
        firstRejected: file.front().slice(0, maxFirstRejected),
        ...(imported === undefined ? {} : { imported }),
      };
      return problem === undefined ? known : { ...known, problem };
    });
    const known = {
      files,
      rejections: this.#files.flatMap((file) => file.front()).slice(0, maxKeptRejections),
      rejectionCounts: this.#files.flatMap((file, index) =>
        [...file.counts.values()].map((count) => ({ ...count, file: index })),
      ),
      build,
      integrity,
    };
    const hashed: Promise<LoadAccount> = Promise.all(hashes).then((all) => ({
      ...known,
      files: files.map((file, index) => ({ ...file, sha256: all[index] ?? null })),
      hashed,
    }));
    return { ...known, hashed };
  }
}
