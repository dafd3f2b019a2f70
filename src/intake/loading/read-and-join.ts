import type { Database, TableChunk } from '../../database/engine/database';
import { isSameRecord } from '../../records/canonical';
import type { FiledPart } from '../integrity/chain-records';
import type { Integrity } from '../integrity/check-chains';
import { containerOf, headLength, isGzip } from '../reading/container';
import { zoneProblem } from '../reading/read-source';
import type { LoadAccount, Progress } from './account';
import { AccountKeeper } from './account-keeper';
import type { FromWorker, ParseLane, ToWorker } from './messages';
import { recordIn } from './read-record';
import { type Source, textOf } from './source';
import { errorText } from '../../records/unknown';

/** Plain lines are cut into ranges of this size, so that two workers share one file. */
const sliceBytes = 4 * 1024 * 1024;
/** Chunks waiting for the engine; beyond that the workers wait. */
const maxWaiting = 6;

type Job = Extract<ToWorker, { kind: 'slice' | 'whole' }>;

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

/** Feeds the lanes with every source in order, chains what they give into the database, then joins. */
export async function readAndJoin(
  sources: readonly Source[],
  lanes: readonly ParseLane[],
  database: Database,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<LoadAccount> {
  const files = sources.map(({ name, blob, imported }) => ({
    name,
    bytes: blob.size,
    ...(imported === undefined ? {} : { imported: imported.account }),
  }));
  const keeper = new AccountKeeper(files, onProgress);
  for (const [file, { imported }] of sources.entries()) if (imported) keeper.add(file, imported.batch);
  const inserts = new Inserts(database, signal);
  const stop = () => lanes.forEach((lane) => lane.stop());
  signal.addEventListener('abort', stop);
  let isHashing = false;
  try {
    const tasks = (await Promise.all(sources.map(tasksOf))).flat();
    await Promise.all(
      lanes.map(async (lane) => {
        for (let task = tasks.shift(); task; task = tasks.shift()) {
          await task.mayStart;
          signal.throwIfAborted();
          if (!keeper.isRefused(task.job.file)) await runTask(lane, task, keeper, inserts);
          task.over();
        }
      }),
    );
    await inserts.all();
    keeper.tell('joining');
    isHashing = true;
    const integrity = chainsOf(keeper.ledger(), lanes[0]!);
    const hashes = hashAll(sources, lanes[0]!, integrity);
    void Promise.all(hashes).then(stop);
    const canonical: NonNullable<Parameters<Database['build']>[0]>['canonical'] = async (a, b) =>
      isSameRecord(await recordIn(sources, a), await recordIn(sources, b));
    const build = await database.build({ canonical }, signal);
    signal.throwIfAborted();
    return keeper.account(build, await integrity, hashes);
  } catch (reason) {
    stop();
    await inserts.settle();
    await database.clear();
    signal.throwIfAborted();
    throw reason;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!isHashing) stop();
  }
}

async function runTask(lane: ParseLane, task: Task, keeper: AccountKeeper, inserts: Inserts): Promise<void> {
  const { job } = task;
  const onMessage = async (message: FromWorker): Promise<ToWorker | undefined> => {
    if (message.kind === 'lines') {
      const firstLine = await task.firstLine;
      task.tellNext(firstLine + message.lines);
      return { kind: 'line', firstLine };
    }
    if (message.kind !== 'batch' && message.kind !== 'rows') return undefined;
    if (message.kind === 'batch') keeper.add(job.file, message.summary);
    message.chunks.forEach((chunk) => inserts.add(chunk));
    await inserts.room();
    return { kind: 'next' };
  };
  await lane.run(job, onMessage).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw unreadable(job.name, reason);
  });
}

const unreadable = (name: string, cause: unknown) =>
  new Error(`${name} could not be read: ${errorText(cause)}`, {
    cause,
  });

/** What to do for one source: slices of plain lines, or the source as a whole. */
async function tasksOf(source: Source, file: number): Promise<Task[]> {
  const { name, zone, imported } = source;
  const blob = textOf(source);
  const common = { file, name, blob, ...(zone === undefined ? {} : { zone }) };
  const head = new Uint8Array(
    await blob
      .slice(0, headLength)
      .arrayBuffer()
      .catch((reason: unknown) => {
        throw unreadable(name, reason);
      }),
  );
  const shape = isGzip(head) ? undefined : containerOf(head);
  const isLines =
    imported === undefined && shape !== undefined && 'container' in shape && shape.container === 'jsonl';
  if (imported !== undefined && blob.size === 0) return [];
  // Whatever is wrong with a file as a whole is found and worded by the reader of whole sources.
  if (!isLines || zoneProblem(zone) !== undefined || blob.size <= sliceBytes) {
    const nobody = () => undefined;
    const start = Promise.resolve(1);
    return [
      {
        job: { kind: 'whole', ...common, ...(imported === undefined ? {} : { lines: imported.lines }) },
        firstLine: start,
        tellNext: nobody,
        mayStart: start,
        over: nobody,
      },
    ];
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
  return sources.map(({ blob }) => {
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
    return hash;
  });
}
