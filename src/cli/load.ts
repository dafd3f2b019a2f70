import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import type { Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import { checkChains } from '../intake/integrity/check-chains';
import { atSource } from '../intake/mapper/at-source';
import { piecesOf } from '../intake/reading/bytes';
import { isSameRecord } from '../records/canonical';
import { readSource } from '../intake/reading/read-source';
import type { LoadAccount, Progress } from '../intake/loading/account';
import { AccountKeeper, summaryOf } from '../intake/loading/account-keeper';
import { prepareSource } from '../intake/loading/importer';
import { prepareAll } from '../intake/loading/prepare';
import type { ReadAs, Source } from '../intake/loading/source';
import { write } from '../intake/loading/parse-job';
import { recordIn } from '../intake/loading/read-record';

const chunkRows = 16_384;
const never = new AbortController().signal;

export interface LoadOptions {
  /** IANA zone of times without an offset, in all files. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** How a file is to be read; undefined: it is recognised. */
  readonly readAs?: (path: string) => ReadAs | undefined;
}

/**
 * Reads files into an empty database and joins them, as the app does, in one thread. Rejects with the
 * file system's error for a path that cannot be read. `zone` is for times without an offset, in all files.
 */
export async function loadFiles(
  paths: readonly string[],
  database: Database,
  onProgress: (progress: Progress) => void = () => undefined,
  { zone, signal, readAs = () => undefined }: LoadOptions = {},
): Promise<LoadAccount> {
  const opened = await Promise.all(
    paths.map(async (name): Promise<Source> => {
      const chosen = readAs(name);
      const blob = await openAsBlob(name);
      return {
        name,
        blob,
        ...(zone === undefined ? {} : { zone }),
        ...(chosen === undefined ? {} : { readAs: chosen }),
      };
    }),
  );
  const sources = await prepareAll(opened, () => ({ prepare: prepareSource }), onProgress, signal ?? never);
  const files = sources.map(({ name, blob, imported }) => ({
    name,
    bytes: blob.size,
    ...(imported === undefined ? {} : { imported: imported.account }),
  }));
  const keeper = new AccountKeeper(files, onProgress);
  const hashes: Promise<string>[] = [];
  for (const [index, { name, imported }] of sources.entries()) {
    const hash = createHash('sha256');
    const writer = new TableWriter();
    const insert = async () => {
      for (const chunk of writer.take()) await database.insert(chunk);
    };
    const options = { file: name, ...(zone === undefined ? {} : { zone }) };
    if (imported !== undefined) {
      keeper.add(index, imported.batch);
      for await (const _ of hashed(name, hash)) signal?.throwIfAborted();
    }
    const bytes = imported === undefined ? hashed(name, hash) : piecesOf(imported.text.stream());
    const isEmpty = imported !== undefined && imported.text.size === 0;
    for await (const read of isEmpty ? [] : readSource(bytes, options)) {
      signal?.throwIfAborted();
      const batch = imported === undefined ? read : atSource(read, imported.lines);
      keeper.add(index, summaryOf(batch));
      write(writer, index, batch);
      if (writer.rows >= chunkRows) await insert();
    }
    await insert();
    hashes.push(Promise.resolve(hash.digest('hex')));
  }
  keeper.tell('joining');
  const canonical = async (a: Parameters<typeof recordIn>[1], b: Parameters<typeof recordIn>[1]) =>
    isSameRecord(await recordIn(sources, a), await recordIn(sources, b));
  const build = await database.build({ canonical }, signal);
  const account = keeper.account(build, checkChains(keeper.ledger()), hashes);
  return account.hashed;
}

/** The bytes of a file, each one also given to the hash, to the end even when the reader stops early. */
async function* hashed(path: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let isOver = false;
  const next = async () => {
    const { done, value } = await pieces.next();
    if (done) isOver = true;
    else hash.update(value);
    return done ? undefined : value;
  };
  try {
    for (let piece = await next(); piece; piece = await next()) yield piece;
  } finally {
    while (!isOver) await next();
  }
}
