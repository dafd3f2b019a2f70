import type { Database, TableChunk } from '../../database/engine/database';
import { isSameRecord } from '../../records/canonical';
import type { FiledPart } from '../integrity/chain-records';
import type { Integrity } from '../integrity/check-chains';
import { containerOf, headLength, isGzip } from '../reading/container';
import { zoneProblem } from '../reading/read-source';
import type { LoadAccount, Progress } from './account';
import { auditFiles } from './audit-files';
import { AccountKeeper, nothingRead } from './account-keeper';
import type { FromWorker, ParseLane, ToWorker } from './messages';
import { prepareAll } from './prepare';
import { failed, recogniseIn, unpackIn, unreadable } from './source-jobs';
import { unpackAll } from './unpack-sources';
import { recordIn } from './read-record';
import type { SavedMapping, Source } from './source';

/** Plain lines are cut into ranges of this size, so that two workers share one file. */
const sliceBytes = 4 * 1024 * 1024;
/** Chunks waiting for the engine; beyond that the workers wait. */
const maxWaiting = 6;

type Job = Extract<ToWorker, { kind: 'slice' | 'whole' | 'rows' }>;

/** One piece of work: resolves what it must wait for, and tells the next what it found. */
interface Task {
  readonly job: Job;
  /** Line number of its first line. */
  readonly firstLine: Promise<number>;
  readonly tellNext: (line: number) => void;
  /** The file's first slice, which may refuse the file, is over. */
  readonly mayStart: Promise<unknown>;
  readonly over: () => void;
}

/** Who does the work: workers in the page, this thread in Node. Lanes are stopped when the load is over. */
export interface Lanes {
  /** For records of the log format, hashes and chains; at least one. */
  parse(): readonly ParseLane[];
  /** For foreign sources; asked for only where there may be one. */
  foreign(): ParseLane;
}

export interface Loaded {
  readonly account: LoadAccount;
  /** As they were read: a record's address is a place in one of them. */
  readonly sources: readonly Source[];
  /** The opened ones, what was packed in its place; one for each file of the account. */
  readonly unpacked: readonly Source[];
}

/**
 * Reads every source into an empty database, joins it, and accounts for what was read. `earlier`: saved mappings that
 * may serve, to which those among the sources are added. Rejects with an `AbortError` when `signal` fires: lanes are
 * stopped and the database is cleared. Wrong records and files are part of the account; a source that cannot be read
 * at all rejects.
 */
export async function loadSources(
  opened: readonly Source[],
  lanes: Lanes,
  database: Database,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  earlier: SavedMapping[] = [],
): Promise<Loaded> {
  const inserts = new Inserts(database, signal);
  const running: ParseLane[] = [];
  let forForeign: ParseLane | undefined;
  const foreign = () => {
    if (forForeign === undefined) running.push((forForeign = lanes.foreign()));
    return forForeign;
  };
  const stop = () => running.forEach((lane) => lane.stop());
  signal.addEventListener('abort', stop);
  let isHashing = false;
  try {
    const unpacked = await auditFiles(
      await unpackAll(opened, (source) => unpackIn(foreign(), source), signal),
    );
    const sources = await prepareAll(unpacked, (source) => recogniseIn(foreign(), source), signal, earlier);
    const parse = lanes.parse();
    running.push(...parse);
    const keeper = keeperOf(sources, onProgress);
    const tasks = (await Promise.all(sources.map(tasksOf))).flat();
    const work = async (lane: ParseLane, own: Task[]) => {
      for (let task = own.shift(); task; task = own.shift()) {
        await task.mayStart;
        signal.throwIfAborted();
        if (!keeper.isRefused(task.job.file)) await runTask(lane, task, keeper, inserts, sources);
        task.over();
      }
    };
    const rows = tasks.filter(({ job }) => job.kind === 'rows');
    const own = tasks.filter(({ job }) => job.kind !== 'rows');
    await Promise.all([
      ...parse.map((lane) => work(lane, own)),
      ...(rows.length > 0 ? [work(foreign(), rows)] : []),
    ]);
    forForeign?.stop();
    await inserts.all();
    keeper.tell('joining');
    isHashing = true;
    const integrity = chainsOf(keeper.ledger(), parse[0]!);
    const hashes = hashAll(sources, parse[0]!, integrity);
    void Promise.all(hashes).then(stop);
    const canonical: NonNullable<Parameters<Database['build']>[0]>['canonical'] = async (a, b) =>
      isSameRecord(await recordIn(sources, a), await recordIn(sources, b));
    const build = await database.build({ canonical }, signal);
    signal.throwIfAborted();
    return { account: keeper.account(build, await integrity, hashes), sources, unpacked };
  } catch (reason) {
    stop();
    await inserts.settle();
    // An engine that was lost cannot, and the first reason counts.
    await database.clear().catch(() => undefined);
    signal.throwIfAborted();
    throw reason;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!isHashing) stop();
  }
}

/** The account of sources of which nothing was read so far. */
function keeperOf(sources: readonly Source[], onProgress: (progress: Progress) => void): AccountKeeper {
  const files = sources.map(({ name, blob, foreign, packed }) => ({
    name,
    bytes: blob.size,
    unpackedFrom: packed?.from ?? [],
    ...(foreign === undefined ? {} : { imported: foreign.account }),
  }));
  const keeper = new AccountKeeper(files, onProgress);
  for (const [file, { blob, foreign }] of sources.entries()) {
    if (foreign !== undefined && foreign.mapping === null) {
      const isJson = ['saved', 'draw'].includes(foreign.account.format);
      keeper.add(file, nothingRead(blob.size, isJson ? 'json-array' : 'jsonl', foreign.problem));
    }
  }
  return keeper;
}

async function runTask(
  lane: ParseLane,
  task: Task,
  keeper: AccountKeeper,
  inserts: Inserts,
  sources: Source[],
): Promise<void> {
  const { job } = task;
  const onMessage = async (message: FromWorker): Promise<ToWorker | undefined> => {
    if (message.kind === 'lines') {
      const firstLine = await task.firstLine;
      task.tellNext(firstLine + message.lines);
      return { kind: 'line', firstLine };
    }
    if (message.kind === 'made') {
      sources[job.file] = { ...sources[job.file]!, made: message.made };
      keeper.imported(job.file, message.account);
    }
    if (message.kind !== 'batch' && message.kind !== 'rows') return undefined;
    if (message.kind === 'batch') keeper.add(job.file, message.summary);
    message.chunks.forEach((chunk) => inserts.add(chunk));
    await inserts.room();
    return { kind: 'next' };
  };
  await lane.run(job, onMessage).catch((reason: unknown) => failed(job.name, reason));
}

/** What to do for one source: slices of plain lines, or the source as a whole. */
async function tasksOf({ name, zone, blob, foreign }: Source, file: number): Promise<Task[]> {
  const common = { file, name, blob, ...(zone === undefined ? {} : { zone }) };
  if (foreign !== undefined) {
    const { mapping, salt, others, account } = foreign;
    if (mapping === null) return [];
    const more = { ...(salt === undefined ? {} : { salt }), ...(others === undefined ? {} : { others }) };
    return [alone({ kind: 'rows', ...common, mapping, account, ...more })];
  }
  const head = new Uint8Array(
    await blob
      .slice(0, headLength)
      .arrayBuffer()
      .catch((reason: unknown) => {
        throw unreadable(name, reason);
      }),
  );
  const shape = isGzip(head) ? undefined : containerOf(head);
  const isLines = shape !== undefined && 'container' in shape && shape.container === 'jsonl';
  // Whatever is wrong with a file as a whole is found and worded by the reader of whole sources.
  if (!isLines || zoneProblem(zone) !== undefined || blob.size <= sliceBytes) {
    return [alone({ kind: 'whole', ...common })];
  }
  const tasks: Task[] = [];
  const first = signalOf<void>();
  let firstLine = Promise.resolve(1);
  for (let from = 0; from < blob.size; from += sliceBytes) {
    const next = signalOf<number>();
    tasks.push({
      job: { kind: 'slice', ...common, from, to: Math.min(from + sliceBytes, blob.size) },
      firstLine,
      tellNext: next.give,
      mayStart: from === 0 ? Promise.resolve() : first.promise,
      over: from === 0 ? first.give : () => undefined,
    });
    firstLine = next.promise;
  }
  return tasks;
}

/** Work that waits for nothing else. */
function alone(job: Job): Task {
  const start = Promise.resolve(1);
  const nobody = () => undefined;
  return { job, firstLine: start, tellNext: nobody, mayStart: start, over: nobody };
}

function signalOf<Value>(): { promise: Promise<Value>; give: (value: Value) => void } {
  let give: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (give = resolve));
  return { promise, give };
}

/** Inserts one after the other while reading goes on. */
class Inserts {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #failure: unknown;

  constructor(
    private readonly database: Database,
    private readonly signal: AbortSignal,
  ) {}

  add(chunk: TableChunk): void {
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      try {
        if (!this.signal.aborted && this.#failure === undefined) await this.database.insert(chunk);
      } catch (reason) {
        this.#failure = reason;
      }
      this.#waiting--;
    });
  }

  /** Waits until the engine has caught up enough. */
  async room(): Promise<void> {
    while (this.#waiting > maxWaiting) await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
  }

  async all(): Promise<void> {
    await this.#last;
    this.signal.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure;
  }

  settle(): Promise<void> {
    return this.#last;
  }
}

/** The chains of attested records, checked in a lane; null when there is none. */
async function chainsOf(parts: readonly FiledPart[], lane: ParseLane): Promise<Integrity | null> {
  if (parts.length === 0) return null;
  let integrity: Integrity | null = null;
  await lane.run({ kind: 'chains', parts }, async (message) => {
    if (message.kind === 'chains') integrity = message.integrity;
    return undefined;
  });
  return integrity;
}

/** SHA-256 of each source, one after the other; `null` where it could not be read. */
function hashAll(
  sources: readonly Source[],
  lane: ParseLane,
  isFree: Promise<unknown>,
): Promise<string | null>[] {
  let last: Promise<unknown> = isFree.catch(() => undefined);
  const known = new Map<Blob, Promise<string | null>>();
  return sources.map(({ blob: own, packed }) => {
    const blob = packed?.blob ?? own;
    const seen = known.get(blob);
    if (seen !== undefined) return seen;
    const hash = last.then(async () => {
      let sha256: string | null = null;
      const onMessage = async (message: FromWorker) => {
        if (message.kind === 'hash') sha256 = message.sha256;
        return undefined;
      };
      await lane.run({ kind: 'hash', blob }, onMessage).catch(() => undefined);
      return sha256;
    });
    last = hash;
    known.set(blob, hash);
    return hash;
  });
}
