import { gzipSync } from 'node:zlib';
import type { ReadBatch, ReadOptions } from '../../src/intake/reading/batch';
import { readSource } from '../../src/intake/reading/read-source';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const gzipOf = (bytes: Uint8Array | string): Uint8Array => new Uint8Array(gzipSync(bytes));

export async function* inPieces(
  bytes: Uint8Array,
  sizes: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes.length > 0 ? sizes[turn % sizes.length]! : 65_536;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** Everything a source gave, and the sums that must hold. */
export async function readAll(
  input: Uint8Array | string | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
  sizes: readonly number[] = [],
) {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const source = bytes instanceof Uint8Array ? inPieces(bytes, sizes) : bytes;
  const batches: ReadBatch[] = [];
  for await (const batch of readSource(source, { file: 'log.jsonl', ...options })) batches.push(batch);
  return merge(batches);
}

export function merge(batches: readonly ReadBatch[]) {
  let read = 0;
  let acceptedCount = 0;
  let rejectedCount = 0;
  for (const batch of batches) {
    for (const count of Object.values(batch.kinds)) {
      read += count.read;
      acceptedCount += count.accepted;
      rejectedCount += count.rejected;
    }
  }
  return {
    accepted: batches.flatMap((batch) => batch.accepted),
    rejected: batches.flatMap((batch) => batch.rejected),
    uncounted: batches.flatMap((batch) => batch.uncounted),
    setAside: batches.flatMap((batch) => batch.setAside),
    unknownKinds: batches.flatMap((batch) => batch.unknownKinds),
    rejectionCounts: batches.flatMap((batch) => batch.rejectionCounts),
    container: batches[0]!.container,
    gzipped: batches[0]!.gzipped,
    bytes: batches.reduce((sum, batch) => sum + batch.bytes, 0),
    problem: batches.at(-1)!.problem,
    read,
    acceptedCount,
    rejectedCount,
  };
}
