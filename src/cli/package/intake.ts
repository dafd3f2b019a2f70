import type { Query } from '../../database/engine/query';
import { sourcesRead, type SourceRead } from '../../answers/integrity-of-logs/sources-read';
import type { LoadAccount } from '../../intake/loading/account';
import { openFor } from '../engine';
import { loadFiles } from '../load';
import { filesOf } from '../read-files';

export type { Query, LoadAccount, SourceRead };

/** How logs are read. */
export interface ReadOptions {
  /** `native` is DuckDB of this machine, `wasm` the engine that the app ships. Without it native where it runs. */
  readonly engine?: 'native' | 'wasm';
  /** Of the native engine; without it as many as there are cores. */
  readonly threads?: number;
  /** IANA zone of times without an offset, such as `Europe/Berlin`; none is guessed. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
}

/** Logs that were read and joined, in a database of their own. One at a time is open in a process. */
export interface Logs {
  /** Asks the joined tables. `facts` has a row for each decision. */
  readonly query: Query;
  /** What became of everything that was read. */
  readonly account: LoadAccount;
  /** For each file: what it was taken for, and read = accepted + rejected + duplicate + left out. */
  readonly sources: readonly SourceRead[];
  close(): Promise<void>;
}

/**
 * Reads files, and folders as their files, into an empty database and joins them, as `shadowproof evaluate` does. A
 * wrong record is part of `account`; a file that cannot be opened rejects.
 */
export async function readLogs(
  paths: readonly string[],
  { engine, threads, zone, signal }: ReadOptions = {},
): Promise<Logs> {
  const asked = { name: engine ?? null, threads: threads ?? null, memory: null, tempDir: null };
  const database = await openFor(asked, () => undefined);
  try {
    const account = await loadFiles(await filesOf(paths), database, () => undefined, {
      ...(zone === undefined ? {} : { zone }),
      ...(signal === undefined ? {} : { signal }),
      // The threads of the command are started from its own file, which a library does not know.
      threads: 1,
    });
    return { query: database, account, sources: sourcesRead(account), close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
