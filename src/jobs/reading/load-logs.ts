import type { Database } from '../../database/engine/database';
import type { LoadAccount, Progress } from '../../intake/loading/account';
import { type ImportLane, startImportLane } from './import-lane';
import { prepareAll } from '../../intake/loading/prepare';
import { startLane } from './parse-pool';
import { keepSources } from '../../intake/loading/read-record';
import { readAndJoin } from '../../intake/loading/read-and-join';
import type { SavedMapping, Source } from '../../intake/loading/source';

/** Saved mappings that were opened in this visit: later files are tried with them. */
const savedBefore: SavedMapping[] = [];

/** Reads that still clean up after being cancelled, per engine: the next one waits for them. */
const running = new WeakMap<Database, Promise<unknown>>();

/**
 * Reads the sources in two workers into the database and joins them. The database must be empty.
 * Rejects with an `AbortError` when `signal` fires: workers are stopped and the database is cleared.
 * Wrong records and files are part of the account; a source that cannot be read at all rejects.
 */
export async function loadLogs(
  sources: Source[],
  database: Database,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<LoadAccount> {
  await running.get(database)?.catch(() => undefined);
  signal.throwIfAborted();
  const prepared = await prepare(sources, onProgress, signal);
  const lanes = [startLane(), startLane()];
  const load = readAndJoin(prepared, lanes, database, onProgress, signal);
  running.set(database, load);
  const account = await load;
  keepSources(prepared);
  // A small file's hash is there in no time; a large one's comes with `hashed`.
  const soon = new Promise<LoadAccount>((resolve) => setTimeout(resolve, 300, account));
  return Promise.race([account.hashed, soon]);
}

/** Foreign sources are converted in a worker of their own, which a load of native logs never starts. */
async function prepare(
  sources: readonly Source[],
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Source[]> {
  let lane: ImportLane | undefined;
  const stop = () => lane?.stop();
  signal.addEventListener('abort', stop);
  try {
    return await prepareAll(sources, () => (lane = startImportLane()), onProgress, signal, savedBefore);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
