import type { Database } from '../../database/engine/database';
import type { LoadAccount, Progress } from '../../intake/loading/account';
import { loadSources } from '../../intake/loading/load';
import { keepSources } from '../../intake/loading/read-record';
import type { SavedMapping, Source } from '../../intake/loading/source';
import importUrl from './import-worker?worker&url';
import { readers, startLane } from './parse-pool';

/** Saved mappings that were opened in this visit: later files are tried with them. */
const savedBefore: SavedMapping[] = [];

/** Reads that still clean up after being cancelled, per engine: the next one waits for them. */
const running = new WeakMap<Database, Promise<unknown>>();

/** Two workers for logs; foreign sources have one of their own, which a load of native logs never starts. */
const lanes = {
  parse: readers,
  foreign: () => startLane(importUrl),
};

/**
 * Reads the sources in workers into the database and joins them. The database must be empty.
 * Rejects with an `AbortError` when `signal` fires: workers are stopped and the database is cleared.
 * `onUnpacked`: the sources, what was packed in its place, one for each file of the account.
 * Wrong records and files are part of the account; a source that cannot be read at all rejects.
 */
export async function loadLogs(
  opened: Source[],
  database: Database,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  onUnpacked: (sources: readonly Source[]) => void = () => undefined,
): Promise<LoadAccount> {
  await running.get(database)?.catch(() => undefined);
  signal.throwIfAborted();
  const load = loadSources(opened, lanes, database, onProgress, signal, savedBefore);
  running.set(database, load);
  const { account, sources, unpacked } = await load;
  keepSources(sources);
  onUnpacked(unpacked);
  // A small file's hash is there in no time; a large one's comes with `hashed`.
  const soon = new Promise<LoadAccount>((resolve) => setTimeout(resolve, 300, account));
  return Promise.race([account.hashed, soon]);
}
