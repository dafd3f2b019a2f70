import type { Database } from '../../database/engine/database';
import type { LoadAccount, Progress } from './account';
import { startLane } from './parse-pool';
import { keepSources } from './read-record';
import { readAndJoin } from './read-and-join';
import type { Source } from './source';

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
  const lanes = [startLane(), startLane()];
  const load = readAndJoin(sources, lanes, database, onProgress, signal);
  running.set(database, load);
  const account = await load;
  keepSources(sources);
  // A small file's hash is there in no time; a large one's comes with `hashed`.
  const soon = new Promise<LoadAccount>((resolve) => setTimeout(resolve, 300, account));
  return Promise.race([account.hashed, soon]);
}
