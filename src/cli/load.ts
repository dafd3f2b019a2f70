import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import type { Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import type { LoadAccount, Progress } from '../intake/loading/account';
import { laneHere } from '../intake/loading/lane-here';
import { loadSources } from '../intake/loading/load';
import { keepSources } from '../intake/loading/read-record';
import type { ReadAs, Source } from '../intake/loading/source';
import { piecesOf } from '../intake/reading/bytes';

export interface LoadOptions {
  /** IANA zone of times without an offset, in all files. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** How a file is to be read; undefined: it is recognised. */
  readonly readAs?: (path: string) => ReadAs | undefined;
  /** What words mean, in all files. */
  readonly words?: Source['words'];
}

/**
 * Reads files into an empty database and joins them, as the app does, in one thread. Rejects with the
 * file system's error for a path that cannot be read. `zone` is for times without an offset, in all files.
 */
export async function loadFiles(
  paths: readonly string[],
  database: Database,
  onProgress: (progress: Progress) => void = () => undefined,
  { zone, signal = new AbortController().signal, readAs = () => undefined, words }: LoadOptions = {},
): Promise<LoadAccount> {
  const sources = await Promise.all(
    paths.map(async (name): Promise<Source> => {
      const chosen = readAs(name);
      const blob = await openAsBlob(name);
      return {
        name,
        blob,
        ...(zone === undefined ? {} : { zone }),
        ...(words === undefined ? {} : { words }),
        ...(chosen === undefined ? {} : { readAs: chosen }),
      };
    }),
  );
  const lane = () => laneHere(() => new TableWriter(), { hashOf });
  const lanes = { parse: () => [lane()], foreign: lane };
  const { account, sources: read } = await loadSources(sources, lanes, database, onProgress, signal);
  keepSources(read);
  return account.hashed;
}

/** SHA-256 of a file by Node's own code, which needs no more memory for a larger one. */
async function hashOf(blob: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(blob.stream())) hash.update(piece);
  return hash.digest('hex');
}
