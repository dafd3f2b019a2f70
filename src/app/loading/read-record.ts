import type { RecordAddress } from '../../database/engine/database';
import { piecesOf } from '../../intake/reading/bytes';
import { isGzip } from '../../intake/reading/container';
import { gunzip } from '../../intake/reading/gunzip';
import type { Source } from './source';

let loaded: readonly Source[] = [];

/** From now on `readRecord` reads from these sources. */
export function keepSources(sources: readonly Source[]): void {
  loaded = sources;
}

/**
 * The text of one record, read again from its source. Rejects with a message for people when the
 * source is gone or no longer holds a record there.
 */
export const readRecord = (address: RecordAddress): Promise<string> => recordIn(loaded, address);

export async function recordIn(sources: readonly Source[], address: RecordAddress): Promise<string> {
  const source = sources[address.file];
  if (!source) throw new Error('This record belongs to no file that is open.');
  const changed = (cause?: unknown) =>
    new Error(`${source.name} has changed or is gone since it was read: open it again.`, { cause });
  let bytes: Uint8Array | undefined;
  try {
    const head = new Uint8Array(await source.blob.slice(0, 2).arrayBuffer());
    bytes = isGzip(head) ? await unpackedRange(source.blob, address) : await range(source.blob, address);
  } catch (cause) {
    throw changed(cause);
  }
  const text = new TextDecoder().decode(bytes);
  if (bytes?.length !== address.byteLength || !isObject(text)) throw changed();
  return text;
}

const range = async (blob: Blob, { byteOffset, byteLength }: RecordAddress) =>
  new Uint8Array(await blob.slice(byteOffset, byteOffset + byteLength).arrayBuffer());

async function unpackedRange(blob: Blob, { byteOffset, byteLength }: RecordAddress): Promise<Uint8Array> {
  const wanted = new Uint8Array(byteLength);
  let at = 0;
  for await (const piece of gunzip(piecesOf(blob.stream()))) {
    const from = Math.max(byteOffset - at, 0);
    const to = Math.min(byteOffset + byteLength - at, piece.length);
    if (from < to) wanted.set(piece.subarray(from, to), at + from - byteOffset);
    at += piece.length;
    if (at >= byteOffset + byteLength) return wanted;
  }
  return wanted.subarray(0, Math.max(at - byteOffset, 0));
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
