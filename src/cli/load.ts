import type { Database } from '../database/engine/database';
import type { LoadAccount, Progress } from '../intake/loading/account';
import { loadSources } from '../intake/loading/load';
import { keepSources } from '../intake/loading/read-record';
import type { ReadAs, Source } from '../intake/loading/source';
import { lanesFor, OpenFiles } from './lanes';

export interface LoadOptions {
  /** IANA zone of times without an offset, in all files. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** Threads that read a large log, at least 1. */
  readonly threads?: number;
  /** How a file is to be read; undefined: it is recognised. */
  readonly readAs?: (path: string) => ReadAs | undefined;
  /** What words mean, in all files. */
  readonly words?: Source['words'];
}

/**
 * Reads files into an empty database and joins them, as the app does. Rejects with the
 * file system's error for a path that cannot be read. `zone` is for times without an offset, in all files.
 */
export async function loadFiles(
  paths: readonly string[],
  database: Database,
  onProgress: (progress: Progress) => void = () => undefined,
  {
    zone,
    signal = new AbortController().signal,
    threads = 1,
    readAs = () => undefined,
    words,
  }: LoadOptions = {},
): Promise<LoadAccount> {
  const files = new OpenFiles();
  const sources = await Promise.all(
    paths.map(async (name): Promise<Source> => {
      const chosen = readAs(name);
      const blob = await files.open(name);
      return {
        name,
        blob,
        ...(zone === undefined ? {} : { zone }),
        ...(words === undefined ? {} : { words }),
        ...(chosen === undefined ? {} : { readAs: chosen }),
      };
    }),
  );
  const lanes = lanesFor(files, threads);
  const { account, sources: read } = await loadSources(sources, lanes, database, onProgress, signal);
  keepSources(read);
  return account.hashed;
}
